"""What works on a study: three functions, for processes of this machine or a cluster's."""

from bedding.study.engine.engine import Engine, Work
from bedding.study.engine.local import LocalEngine
from bedding.study.engine.opening import open_engine

__all__ = ["Engine", "LocalEngine", "Work", "open_engine"]
