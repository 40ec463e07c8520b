"""Lines along which a gridded quantity has one value, by marching squares."""

import numpy as np
from jaxtyping import Float


def contour(
    x: Float[np.ndarray, " column"],
    y: Float[np.ndarray, " row"],
    values: Float[np.ndarray, "row column"],
    *,
    level: float,
) -> Float[np.ndarray, "segment end 2"]:
    """Return the pieces of the line where `values`, linear along each side of a cell, is `level`.

    Each cell has none, one or two pieces. In a saddle the mean of the four corners says which
    corners belong together.

    Args:
        x: Where the columns lie, increasing.
        y: Where the rows lie, increasing.
        values: The quantity on the grid.
        level: The value of the line.

    Returns:
        Both ends (x, y) of each piece.

    References:
        Lorensen and Cline (1987), Marching cubes, Computer Graphics 21, 163-169; in the plane.
    """
    pieces: list[tuple[np.ndarray, np.ndarray]] = []
    for row in range(len(y) - 1):
        for column in range(len(x) - 1):
            corners = _corners(x, y, values, row, column)
            pieces += _pieces(corners, level)
    return np.asarray(pieces, dtype=float).reshape(-1, 2, 2)


def _corners(
    x: Float[np.ndarray, " column"],
    y: Float[np.ndarray, " row"],
    values: Float[np.ndarray, "row column"],
    row: int,
    column: int,
) -> Float[np.ndarray, "4 3"]:
    """Return x, y and value of the corners of a cell, going round."""
    round_it = (
        (row, column),
        (row, column + 1),
        (row + 1, column + 1),
        (row + 1, column),
    )
    return np.asarray([(x[j], y[i], values[i, j]) for i, j in round_it])


def _pieces(
    corners: Float[np.ndarray, "4 3"], level: float
) -> list[tuple[np.ndarray, np.ndarray]]:
    above = corners[:, 2] >= level
    crossings: dict[int, np.ndarray] = {}
    for side in range(4):
        start, end = corners[side], corners[(side + 1) % 4]
        if above[side] != above[(side + 1) % 4]:
            share = (level - start[2]) / (end[2] - start[2])
            crossings[side] = (start + share * (end - start))[:2]
    sides = list(crossings)
    if len(sides) == 2:  # noqa: PLR2004 -- the line enters and leaves
        return [(crossings[sides[0]], crossings[sides[1]])]
    if len(sides) == 4:  # noqa: PLR2004 -- a saddle
        joined = bool(corners[:, 2].mean() >= level) == bool(above[0])
        # When the first corner belongs with the centre, the lines cut off the second and fourth.
        pairs = ((0, 1), (2, 3)) if joined else ((3, 0), (1, 2))
        return [(crossings[a], crossings[b]) for a, b in pairs]
    return []
