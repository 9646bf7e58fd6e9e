"""What the sample county must show at its as-of date.

The golden figures are those of the survey that the worked example re-enacts; each comes out of rows,
none is ever typed into a file.
"""

from datetime import date

AS_OF = date(2024, 9, 30)
SURVEY_GIVEN_ON = date(2024, 9, 29)
"""The day on which the standing committee gave the survey's recommendations to the government."""
WINDOW_START = date(2023, 9, 30)
"""Twelve-month windows run from the day after this date to AS_OF, that day included."""

SINCE = date(2021, 1, 1)

COUNTY = "青岚县"
COUNTY_CODE = "599921"
"""No province has the code 59, so nothing built on it can be a real place, person or company."""

MECHANISMS = ("联席会议", "信息共享", "联动处置", "救援队伍调动", "联合防范", "力量联建", "舆情应对")
LEAD_BODIES = ("应急委员会", "防灾减灾委员会")

COMPREHENSIVE_TEAMS = 8
COMPREHENSIVE_MEMBERS = 165
GRASSROOTS_TEAMS = 7
GRASSROOTS_MEMBERS = 950
FORCE_CATEGORIES = 5
FIRE_SQUADS = 4
SPECIAL_PLANS = 9
DEPARTMENT_PLANS = 43
GRASSROOTS_PLANS = 151
EVACUATION_DRILLS = 771
EVACUATION_PARTICIPATIONS = 47_310
PLATFORM_FINDINGS = 1_450
PLATFORM_RECTIFIED = 1_420
CASES = 12
METERED_ENTERPRISES = 54
METERED_VEHICLES = 375_667
VILLAGES = 158
