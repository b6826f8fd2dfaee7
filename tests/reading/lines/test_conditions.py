"""The condition language: what each line means, and what is said of a line that means nothing."""

import pytest

from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.condition import All, Any, AtLeast, Between, Compare, Condition, Holds, Includes, Is, Known, Not
from bonebrief.reading.lines.conditions import ConditionReader
from bonebrief.reading.yaml.node import parse_yaml
from bonebrief.reading.yaml.report import Report

FINDINGS = ("low_bone_mass", "long_term_steroids")


def read(knowledge: Knowledge, text: str) -> tuple[Condition | None, Report]:
    report = Report({"rule.yaml": text})
    return ConditionReader(knowledge.dictionary, FINDINGS, report).read(parse_yaml(text, "rule.yaml")), report


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("smoking is current", Is("smoking", ("current",))),
        ("smoking is not never", Not(Is("smoking", ("never",)))),
        ("parent_hip_fracture is yes", Is("parent_hip_fracture", ("yes",))),
        (
            "menopause_status is one of [perimenopausal, postmenopausal]",
            Is("menopause_status", ("perimenopausal", "postmenopausal")),
        ),
        ("smoking is not one of [never, former]", Not(Is("smoking", ("never", "former")))),
        ("conditions includes celiac_disease", Includes("conditions", ("celiac_disease",))),
        ("conditions includes any of [hiv, copd]", Includes("conditions", ("hiv", "copd"))),
        ("t_score_total_hip <= -2.5", Compare("t_score_total_hip", "<=", -2.5)),
        ("t_score_total_hip<=-2.5", Compare("t_score_total_hip", "<=", -2.5)),
        ("t_score_total_hip > −2.5", Compare("t_score_total_hip", ">", -2.5)),
        ("age between 50 and 64", Between("age", 50, 64)),
        ("bmi < 18.5", Compare("bmi", "<", 18.5)),
        ("z_score_total_hip is known", Known("z_score_total_hip")),
        ("z_score_total_hip is unknown", Not(Known("z_score_total_hip"))),
        ("low_bone_mass", Holds("low_bone_mass")),
        ("not low_bone_mass", Not(Holds("low_bone_mass"))),
        ("not smoking is current", Not(Is("smoking", ("current",)))),
        ("[age > 50, low_bone_mass]", All((Compare("age", ">", 50), Holds("low_bone_mass")))),
        ("any: [age > 50, low_bone_mass]", Any((Compare("age", ">", 50), Holds("low_bone_mass")))),
        ("none: [age > 50]", Not(Any((Compare("age", ">", 50),)))),
        ("at least 1: [age > 50, low_bone_mass]", AtLeast(1, (Compare("age", ">", 50), Holds("low_bone_mass")))),
        (
            "all:\n  - any:\n      - age > 50\n  - low_bone_mass",
            All((Any((Compare("age", ">", 50),)), Holds("low_bone_mass"))),
        ),
    ],
)
def test_it_means(knowledge: Knowledge, text: str, condition: Condition) -> None:
    read_condition, report = read(knowledge, text)
    assert report.problems == []
    assert read_condition == condition


@pytest.mark.parametrize(
    ("text", "where", "code", "words"),
    [
        ("steroid_doze_mg >= 2.5", "1:1", "R012", "Did you mean steroid_dose_mg?"),
        ("- age > 50\n- smokin is current", "2:3", "R012", "Did you mean smoking?"),
        ("low_bone_mas", "1:1", "R013", "Did you mean low_bone_mass?"),
        ("low_bone_mass is yes", "1:1", "R012", "low_bone_mass is a finding"),
        ("age", "1:1", "R011", "it needs an operator"),
        ("smoking is curent", "1:12", "R014", "Did you mean current?"),
        ("smoking > 5", "1:9", "R011", "smoking is never"),
        ("smoking includes current", "1:9", "R011", "one of several choices"),
        ("conditions is hiv", "1:12", "R011", "conditions includes"),
        ("age is 50", "1:5", "R011", "age >="),
        ("age == 50", "1:5", "R011", "age >="),
        ("age > fifty", "1:7", "R018", "is not a number"),
        ("age > 1e1", "1:7", "R018", "exponent"),
        ("bmi > 18.00001", "1:7", "R018", "four decimals"),
        ("age > 150", "1:7", "R019", "can never matter"),
        ("age between 64 and 50", "1:13", "R011", "Write `between 50 and 64`"),
        ("menopause_status is one of postmenopausal", "1:28", "R011", "brackets"),
        ("some: [age > 50]", "1:1", "R011", "all, any, none"),
        ("any: age > 50", "1:6", "R011", "needs a list"),
        ("any: []", "1:6", "R011", "needs a list"),
        ("at least 3: [age > 50]", "1:1", "R011", "from 1 to 1"),
        ("{all: [age > 50], any: [age > 50]}", "1:1", "R011", "one key"),
        ("- age > 50\n-\n", "2:2", "R011", "missing"),
        ("age = 50", "1:5", "R011", "Write `age >= 50`, or `age between 50 and 50`"),
        ("age => 50", "1:5", "R011", "Write `age >= 50`"),
        ("age is over 50", "1:5", "R011", "Write `age > 50`"),
        ("age at least 50", "1:5", "R011", "Write `age >= 50`"),
        ("age 65+", "1:5", "R011", "Write `age >= 65`"),
        ("age 65 or over", "1:5", "R011", "Write `age >= 65`"),
        ("age greater than 65", "1:5", "R011", "Write `age > 65`"),
        ("age is no more than 65", "1:5", "R011", "Write `age <= 65`"),
        ("age younger than 50", "1:5", "R011", "Write `age < 50`"),
        ("50 <= age", "1:1", "R011", "Write `age >= 50`"),
        ("50 <= age < 65", "1:1", "R011", "Write `age >= 50` and `age < 65`, each on a line of its own"),
        ("age > menopause_age", "1:1", "R011", "under `derived:`"),
        ("age > menopause_age + 10", "1:1", "R011", "under `derived:`"),
        ("calcium_mg_per_day < 1,000", "1:22", "R018", "Write 1000."),
        ("xyzzy < 1,5", "1:1", "R012", "questions.yaml"),
        ("tbs < 1,250", "1:7", "R018", "Write 1.250."),
        ("alcohol_units_per_day >= 900", "1:26", "R019", "Write a number from 0 to"),
        ("t_score <= -2.5", "1:1", "R012", "Did you mean lowest_t_score, "),
        ("prednisolone >= 5", "1:1", "R012", 'Facts that speak of "prednisolone": steroid_use, steroid_dose_mg'),
        ("hip T-score <= -2.5", "1:1", "R012", "t_score_total_hip"),
        ("AGE >= 50", "1:1", "R012", "Did you mean age?"),
        ("and: [age > 50, smoking is current]", "1:1", "R011", "Write `all:`."),
        ("neither: [age > 50, smoking is current]", "1:1", "R011", "Write `none:`."),
        ("not any: [age > 50, smoking is current]", "1:1", "R011", "Write `none:`."),
        ("any of: [age > 50, smoking is current]", "1:1", "R011", "Write `any:`."),
        ("2 of: [age > 50, smoking is current]", "1:1", "R011", "Write `at least 2:`."),
        ("two or more: [age > 50, smoking is current]", "1:1", "R011", "Write `at least 2:`."),
        ("smoking was current", "1:9", "R011", "Write `smoking is current`."),
        ("age &gt;= 50", "1:5", "R011", "Write `age >= 50`."),
        ("age is answered", "1:5", "R011", "Write `age is known`."),
        ("age was not recorded", "1:5", "R011", "Write `age is unknown`."),
        ("conditions excludes hiv", "1:12", "R011", "Write `not conditions includes hiv`."),
        (
            "conditions does not include any of [hiv, copd]",
            "1:12",
            "R011",
            "`not conditions includes any of [hiv, copd]`",
        ),
        ("conditions without hiv", "1:12", "R011", "Write `not conditions includes hiv`."),
        ("hiv is yes", "1:1", "R012", "It is a choice of conditions: write `conditions includes hiv`."),
        ("hiv is no", "1:1", "R012", "It is a choice of conditions: write `not conditions includes hiv`."),
        ("hiv", "1:1", "R013", "It is a choice of conditions: write `conditions includes hiv`."),
        ("smoking is hiv", "1:12", "R014", "It is a choice of conditions: write `conditions includes hiv`."),
        (
            "steroid_dose_g >= 0.1",
            "1:1",
            "R012",
            "There is steroid_dose_mg, in mg/day: write the number that it comes to",
        ),
        ("age > 50 unless smoking is current", "1:17", "R011", "What must not be so has `not` before it."),
        ("or: [age > 50, smoking is current]", "1:1", "R011", "Write `any:`."),
        ("age 50-64", "1:5", "R011", "Write `age between 50 and 64`"),
        ("age >= 50 years", "1:8", "R018", "Write 50, without the unit"),
        ("bmi < 18,5", "1:7", "R018", "Write 18.5"),
        ("t_score_total_hip <= -25", "1:22", "R019", "Did you mean -2.5?"),
        ("age > 50 and smoking is current", "1:14", "R011", "with a dash"),
        ("- smoking is current\n  age > 50", "2:3", "R011", "with a dash"),
        ("smoking = current", "1:9", "R011", "Write `smoking is current`"),
        ("smoking: current", "1:1", "R011", "Write `smoking is current`"),
        ("smoking is never or former", "1:12", "R014", "Write `smoking is one of [never, former]`"),
        ("smoking in [never, former]", "1:9", "R011", "Write `smoking is one of [never, former]`"),
        ("conditions contains hiv", "1:12", "R011", "Write `conditions includes hiv`"),
        ("- >\n  smoking is\n  curent", "3:3", "R014", "Did you mean current?"),
        ('"smoking is curent"', "1:13", "R014", "Did you mean current?"),
    ],
)
def test_it_says_what_is_wrong(knowledge: Knowledge, text: str, where: str, code: str, words: str) -> None:
    condition, report = read(knowledge, text)
    assert condition is None
    (problem,) = report.problems
    assert (f"{problem.where.line}:{problem.where.column}", problem.code.value) == (where, code)
    assert words in f"{problem.what} {problem.fix}"
