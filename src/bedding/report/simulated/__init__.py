"""What the model did with invented rhythms, on a screen, on a page, and as data."""

from bedding.report.simulated.ahead import Ahead, AheadShown, ahead_shown
from bedding.report.simulated.data import grid_json, played_json
from bedding.report.simulated.figures import figure_of_courses, figure_of_map
from bedding.report.simulated.html import grid_html, played_html
from bedding.report.simulated.played import QUANTITIES, Course, Grid, Knobs, Played
from bedding.report.simulated.scenes import Moments, Scene, scaled, scene_data
from bedding.report.simulated.terminal import grid_text, played_text

__all__ = [
    "QUANTITIES",
    "Ahead",
    "AheadShown",
    "Course",
    "Grid",
    "Knobs",
    "Moments",
    "Played",
    "Scene",
    "ahead_shown",
    "figure_of_courses",
    "figure_of_map",
    "grid_html",
    "grid_json",
    "grid_text",
    "played_html",
    "played_json",
    "played_text",
    "scaled",
    "scene_data",
]
