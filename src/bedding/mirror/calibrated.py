"""Numbers of the statements, learned on imagined lives; no hand changes them.

`python -m benchmarks.statements learn FOLDER > src/bedding/mirror/calibrated.py` makes them, from
600 lives (docs/statements.md says how, and how far they come true).
"""

from collections.abc import Mapping
from typing import Final

from bedding.mirror.combining import Weights
from bedding.mirror.told import Divide

TRUTHS: Final[Mapping[str, Divide]] = {
    "S1": Divide(middle=0.2285, spread=0.2465, alarm_above=True),
    "S2": Divide(middle=0.456, spread=0.2646, alarm_above=True),
    "S3": Divide(middle=0.02094, spread=0.07057, alarm_above=True),
    "S4": Divide(middle=0.421, spread=0.4007, alarm_above=True),
    "S5": Divide(middle=0.1912, spread=0.3043, alarm_above=True),
    "S6": Divide(middle=0.1768, spread=0.2872, alarm_above=True),
    "D1": Divide(middle=0.4235, spread=0.1467, alarm_above=True),
    "D3": Divide(middle=0.001497, spread=0.2058, alarm_above=True),
    "D4": Divide(middle=0.5, spread=0.2993, alarm_above=False),
    "D5": Divide(middle=0, spread=0.05106, alarm_above=False),
    "D6": Divide(middle=-0.4319, spread=1.186, alarm_above=False),
}
"""Where the poles part in what is true."""

DIVIDES: Final[Mapping[str, Divide]] = {
    "follow_body": Divide(middle=0.04454, spread=0.1649, alarm_above=True),
    "follow_mood": Divide(middle=0.04452, spread=0.1419, alarm_above=True),
    "body_after_hurt": Divide(middle=0.117, spread=0.1577, alarm_above=True),
    "voice_level": Divide(middle=0.3916, spread=0.3331, alarm_above=False),
    "voice_after_hurt": Divide(middle=1.388e-17, spread=0.03721, alarm_above=False),
    "expected_over": Divide(middle=-0.04637, spread=0.13, alarm_above=True),
    "expected_after_hurt": Divide(middle=-0.05839, spread=0.1289, alarm_above=True),
    "both_high": Divide(middle=0.07726, spread=0.2879, alarm_above=True),
    "expected_after_silence": Divide(
        middle=-0.005597, spread=0.07197, alarm_above=True
    ),
    "pull_in_silence": Divide(middle=-0.00657, spread=0.09713, alarm_above=True),
    "repaired": Divide(middle=0.9692, spread=0.2947, alarm_above=False),
    "follow_self": Divide(middle=7.707e-06, spread=0.09656, alarm_above=True),
    "self_after_hurt": Divide(middle=-4.708e-05, spread=0.1134, alarm_above=False),
    "recovery": Divide(middle=0.2247, spread=0.8874, alarm_above=True),
    "unmended": Divide(middle=0.09733, spread=0.2058, alarm_above=True),
    "repair_contact": Divide(middle=0.1243, spread=0.2028, alarm_above=True),
    "amended": Divide(middle=0.02643, spread=0.3298, alarm_above=False),
    "openness_met": Divide(middle=0.5, spread=0.3111, alarm_above=False),
    "warmth_later": Divide(middle=0, spread=0.07615, alarm_above=False),
    "hurt_later": Divide(middle=0, spread=0.0439, alarm_above=True),
    "self_level": Divide(middle=0.4771, spread=0.3555, alarm_above=False),
    "storm_week": Divide(middle=0.4217, spread=0.173, alarm_above=True),
    "bed_week": Divide(middle=0.4707, spread=0.2616, alarm_above=False),
    "storm": Divide(middle=0.4483, spread=0.1764, alarm_above=True),
    "bed": Divide(middle=0.449, spread=0.254, alarm_above=False),
}
"""Where they part in what entries show."""

DRAWN: Final[Mapping[str, Divide]] = {
    "S1": Divide(middle=0.1587, spread=0.1035, alarm_above=True),
    "S2": Divide(middle=0.2901, spread=0.0794, alarm_above=True),
    "S3": Divide(middle=0.02314, spread=0.1322, alarm_above=True),
    "S4": Divide(middle=0.1319, spread=0.09, alarm_above=True),
    "S5": Divide(middle=0.2871, spread=0.1632, alarm_above=True),
    "S6": Divide(middle=0.08021, spread=0.07841, alarm_above=True),
    "D6": Divide(middle=-0.1507, spread=0.1495, alarm_above=False),
}
"""Where they part in what the draws show."""

WEEKLY: Final = Divide(middle=0.5, spread=0.25, alarm_above=True)
"""Both poles of a weekly item are written out on either side of its middle."""

# fmt: off
MAPS: Final[Mapping[str, Weights]] = {
    "S1": Weights(
        base=0.418, recorded={"follow_body": 1.079, "follow_mood": 0.531, "body_after_hurt": 0.082},
        seldom={"body_after_hurt": 1.189},
        curve=((-3.897, -4.525), (-2.811, -3.652), (-1.622, -1.929), (0.919, 1.258), (2.557, 1.991), (6.860, 4.620)),
        short_curve=((-1.716, -3.190), (-1.287, -3.056), (-0.249, -0.939), (0.116, 0.068), (1.256, 1.661), (6.907, 5.512)),
        often_curve=((-3.899, -3.947), (-2.969, -3.007), (-2.205, -2.212), (0.218, 1.719), (1.863, 1.817), (6.876, 4.889)),
        slope_longer=-0.021,
        drawn_base=-0.519,
        of_recorded=0.248,
        drawn=1.735,
        weekly=0.837,
    ),
    "S2": Weights(
        base=0.158, recorded={"voice_level": 2.455, "voice_after_hurt": 0.472},
        curve=((-9.468, -9.562), (-5.367, -6.891), (-1.462, -1.037), (2.579, 2.059), (5.621, 6.893), (6.667, 7.964)),
        short_curve=((-9.045, -9.123), (-6.090, -6.792), (-2.964, -2.172), (0.993, 0.291), (4.635, 5.169), (6.248, 6.943)),
        often_curve=((-9.468, -9.454), (-5.296, -4.604), (-0.144, -0.318), (3.291, 3.785), (5.956, 7.235), (6.486, 7.771)),
        slope_longer=0.024,
        drawn_base=0.196,
        of_recorded=0.606,
        drawn=1.045,
        weekly=0.837,
    ),
    "S3": Weights(
        base=0.000, recorded={"expected_over": 0.000, "expected_after_hurt": 0.000},
        drawn_base=-0.096,
        drawn=0.501,
        weekly=0.837,
    ),
    "S4": Weights(
        base=-0.511, recorded={"both_high": 0.833},
        curve=((-0.956, -1.033), (-0.941, -1.016), (-0.748, -0.841), (0.143, -0.096), (1.815, 1.431), (2.852, 3.073)),
        short_curve=((-0.912, -0.699), (-0.845, -0.613), (-0.717, -0.500), (0.516, 0.770), (2.833, 3.560)),
        often_curve=((-0.956, -1.086), (-0.937, -1.066), (-0.819, -0.865), (-0.132, -0.025), (1.506, 1.623), (2.852, 2.534)),
        slope_longer=0.003,
        drawn_base=-0.082,
        of_recorded=0.193,
        drawn=1.559,
        weekly=0.837,
    ),
    "S5": Weights(
        base=0.903, recorded={"expected_over": 0.000, "expected_after_silence": 0.068, "pull_in_silence": 0.000, "repaired": 2.303},
        seldom={"expected_after_silence": 0.000, "pull_in_silence": 0.272, "repaired": 0.513},
        curve=((-1.509, -1.352), (-0.738, -0.905), (0.154, 0.359), (3.263, 3.449), (10.069, 8.973)),
        short_curve=((0.039, -0.262), (9.768, 16.559)),
        often_curve=((-0.866, -0.693), (-0.661, -0.485), (-0.202, -0.361), (-0.085, -0.253), (0.720, 1.226), (6.265, 1.671)),
        slope_longer=-0.005,
        drawn_base=0.181,
        of_recorded=1.238,
        drawn=0.631,
        weekly=0.837,
    ),
    "S6": Weights(
        base=0.544, recorded={"follow_self": 0.400, "self_after_hurt": 1.160},
        seldom={"self_after_hurt": 1.082},
        curve=((-2.777, -2.945), (-1.714, -2.238), (-0.362, -0.882), (0.539, 0.641), (1.475, 0.933), (6.729, 10.904)),
        short_curve=((-1.156, -1.706), (-0.643, -1.311), (-0.407, -0.913), (0.544, 0.184), (0.719, 0.411), (6.754, 10.128)),
        often_curve=((-2.777, -2.136), (-2.732, -2.088), (-1.608, -1.180), (0.537, 1.031), (0.884, 1.335), (6.704, 5.899)),
        slope_longer=-0.004,
        drawn_base=-0.401,
        of_recorded=1.311,
        drawn=0.865,
        weekly=0.837,
    ),
    "D1": Weights(
        base=-0.038, recorded={"recovery": 0.182},
        often_curve=((-0.106, -0.087), (-0.080, -0.060), (-0.057, -0.032), (-0.032, -0.002), (0.001, 0.045), (0.476, 0.886)),
        slope_longer=0.058,
        weekly=0.837,
    ),
    "D3": Weights(
        base=0.672, recorded={"unmended": 0.891, "repair_contact": 0.081, "amended": 1.162},
        seldom={"amended": 0.619},
        curve=((-4.591, -5.130), (-2.004, -3.593), (-1.453, -2.222), (0.128, 1.222), (1.510, 1.222), (4.442, 3.290)),
        short_curve=((-4.553, -4.730), (-0.841, -2.176), (-0.767, -2.070), (-0.063, 0.468), (0.004, 0.577), (3.145, 4.596)),
        often_curve=((-4.529, -4.905), (-1.944, -2.213), (-1.365, -1.121), (-0.528, 0.310), (1.769, 1.207), (4.429, 4.187)),
        slope_longer=-0.021,
        weekly=0.837,
    ),
    "D4": Weights(
        base=-0.287, recorded={"openness_met": 2.701},
        curve=((-9.410, -9.586), (-6.775, -8.114), (-2.920, -3.140), (0.938, 0.555), (4.078, 4.221), (8.690, 10.451)),
        slope_longer=0.020,
        weekly=0.837,
    ),
    "D5": Weights(
        base=-0.029, recorded={"warmth_later": 0.350, "hurt_later": 0.000},
        curve=((-1.532, -1.742), (-0.203, -0.510), (-0.055, -0.167), (0.084, 0.157), (0.258, 0.756), (1.470, 0.756)),
        short_curve=((-1.483, -0.982), (-0.240, -0.144), (-0.070, -0.086), (0.053, 0.030), (0.215, 0.210), (1.422, 0.605)),
        often_curve=((-1.582, -0.420), (-0.264, -0.114), (-0.100, -0.092), (0.038, -0.037), (0.226, 0.141), (1.517, 0.680)),
        slope_longer=0.035,
        weekly=0.837,
    ),
    "D6": Weights(
        base=0.611, recorded={"self_level": 1.430, "follow_self": 0.000, "self_after_hurt": 0.287},
        seldom={"self_after_hurt": 0.446},
        curve=((-5.133, -5.276), (-2.807, -2.241), (0.622, -0.135), (3.072, 3.600), (4.544, 6.457), (4.643, 6.557)),
        short_curve=((-4.131, -4.166), (-2.763, -2.042), (-0.310, -1.044), (2.190, 1.780), (4.441, 7.032), (4.909, 7.502)),
        often_curve=((-5.133, -4.148), (-2.556, -2.078), (-0.109, -0.251), (2.497, 4.140), (4.420, 7.109), (4.638, 7.329)),
        slope_longer=0.010,
        drawn_base=-0.049,
        of_recorded=0.867,
        drawn=0.286,
        weekly=0.837,
    ),
    "D2": Weights(
        base=0.000, recorded={},
        weekly=0.837,
    ),
    "storm_week": Weights(
        base=-0.040, recorded={"storm_week": 1.670},
        curve=((-6.719, -3.440), (-2.711, -2.620), (-1.180, -1.490), (0.626, 0.584), (2.872, 3.206), (6.638, 10.866)),
        short_curve=((-6.719, -3.440), (-2.711, -2.620), (-1.180, -1.490), (0.626, 0.584), (2.872, 3.206), (6.638, 10.866)),
        weekly=0.837,
    ),
    "bed_week": Weights(
        base=-0.043, recorded={"bed_week": 1.539},
        curve=((-5.746, -3.859), (-2.307, -2.378), (0.225, 0.010), (2.301, 2.191), (3.803, 7.717), (5.495, 9.706)),
        short_curve=((-5.746, -3.859), (-2.307, -2.378), (0.225, 0.010), (2.301, 2.191), (3.803, 7.717), (5.495, 9.706)),
        weekly=0.837,
    ),
    "storm": Weights(
        base=0.183, recorded={"storm": 2.033},
        curve=((-7.949, -7.481), (-3.551, -3.775), (-1.765, -1.955), (0.750, 1.018), (3.389, 3.065), (8.315, 7.013)),
        short_curve=((-7.949, -7.481), (-3.551, -3.775), (-1.765, -1.955), (0.750, 1.018), (3.389, 3.065), (8.315, 7.013)),
        weekly=0.837,
    ),
    "bed": Weights(
        base=-0.038, recorded={"bed": 1.564},
        curve=((-5.704, -3.989), (-2.557, -2.673), (-0.032, -0.144), (2.007, 1.845), (3.793, 5.914), (5.490, 8.042)),
        short_curve=((-5.704, -3.989), (-2.557, -2.673), (-0.032, -0.144), (2.007, 1.845), (3.793, 5.914), (5.490, 8.042)),
        weekly=0.837,
    ),
}
"""How what is told of each sign and distinction is weighed."""
# fmt: on
