"""What the departments know: one dataclass per kind of record, in plain values, before any clerk's hand.

`marks` names what was planted in a record (the keys of `plants.PLANTS`).
"""

from dataclasses import dataclass, field
from datetime import date, datetime


@dataclass(frozen=True)
class Township:
    code: str
    name: str


@dataclass(frozen=True)
class Village:
    """`population` and `households` at the ends of 2020, 2021, 2022 and 2023."""

    code: str
    name: str
    township: str
    population: tuple[int, int, int, int]
    households: tuple[int, int, int, int]

    @property
    def full_name(self) -> str:
        return self.township + self.name

    @property
    def committee(self) -> str:
        """The self-governing body, as documents name it."""
        if self.name.endswith("社区"):
            return f"{self.full_name}居民委员会"
        return f"{self.full_name}村民委员会"


@dataclass(frozen=True)
class Person:
    name: str
    gender: str
    born_on: date
    id_number: str
    phone: str


@dataclass
class Team:
    """`headcount` None: not stated (garrison forces)."""

    no: str
    name: str
    kind: str
    owner: str
    place: str
    headcount: int | None
    full_time: int | None
    founded_on: date
    leader: Person
    equipment: str
    marks: list[str] = field(default_factory=list)


@dataclass
class Membership:
    """One person on one team's roster; `id_cell` and `phone` are what the roster says."""

    person: Person
    team: str
    township: str | None
    post: str
    origin: str
    is_full_time: bool
    joined_on: date
    left_on: date | None
    certificate: str
    passed_on: date | None
    trained_until: date | None
    insured: bool
    equipped: bool
    id_cell: str | float
    phone: str
    marks: list[str] = field(default_factory=list)


@dataclass
class Plan:
    """`valid_until` None: no end stated."""

    name: str
    level: str
    issuer: str
    township: str | None
    village_code: str | None
    number: str
    issued_on: date
    filed_on: date | None
    evaluated_on: date | None
    revised_on: date | None
    valid_until: date | None
    withdrawn: bool = False
    marks: list[str] = field(default_factory=list)


@dataclass
class Drill:
    """`kind` is evacuation or another; `date_text`, `participants_text` replace what a clerk would write."""

    kind: str
    name: str
    form: str
    organiser: str
    partners: str
    held_from: date
    held_to: date
    township: str | None
    village: Village | None
    place: str
    participants: int
    public: int
    cost_yuan: int
    plan: str
    evaluation: str
    date_text: str | None = None
    participants_text: str | None = None
    marks: list[str] = field(default_factory=list)

    @property
    def is_evacuation(self) -> bool:
        return self.kind == "evacuation"


@dataclass
class Hazard:
    no: str
    found_on: date
    inspector: str
    body: str
    township: str
    category: str
    description: str
    severity: str
    industry: str
    deadline_on: date
    rectified_on: date | None
    measures: str
    proof: str
    verifier: str
    verified_on: date | None
    status: str
    source: str
    note: str = ""
    marks: list[str] = field(default_factory=list)

    @property
    def is_open(self) -> bool:
        return self.status in ("整改中", "未整改")


@dataclass
class Case:
    no: str
    filed_on: date
    department: str
    party: str
    violation: str
    basis: str
    fine_yuan: int
    closed_on: date | None
    hazard_no: str
    marks: list[str] = field(default_factory=list)


@dataclass
class Enterprise:
    name: str
    short_name: str
    credit_code: str
    industry: str
    size: str
    danger: str
    township: str
    staff: int
    is_key: bool
    agreement: str
    agreement_until: date | None
    part_timers: int
    meter_point: str
    metered_from: date | None
    marks: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class MeterDay:
    """What passed one weighing point on one day."""

    day: date
    enterprise: Enterprise
    vehicles: int
    tonnes: float


@dataclass
class WeatherWarning:
    """`confirmed`: households that answered a call; None: nobody counted them."""

    signal: str
    level: str
    issued_at: datetime
    lifted_at: datetime | None
    townships: tuple[str, ...]
    receivers: int
    call_log: str
    response_at: datetime | None
    confirmed: int | None = None
    marks: list[str] = field(default_factory=list)


@dataclass
class Dispatch:
    called_at: datetime
    left_at: datetime
    arrived_at: datetime | None
    ended_at: datetime
    event: str
    village: Village
    team: str
    people: int
    vehicles: int
    order_no: str
    outcome: str
    reinforcement: str
    marks: list[str] = field(default_factory=list)
