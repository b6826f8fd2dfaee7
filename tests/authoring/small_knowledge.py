"""A small knowledge base to be edited: two findings, three points, six questions, and examples of them."""

from pathlib import Path

QUESTIONS = """\
questions:
  age: {ask: Age?, label: Age, type: number, unit: years, limits: [18, 115], usual: [40, 90], why: It counts.}
  sex: {ask: Sex?, label: Sex, type: choice, choices: {female: Female, male: Male}, why: It counts.}
  pain: {ask: Pain?, label: Pain, type: yes_no, why: It counts.}
  pain_days:
    {ask: Days?, label: Days of pain, type: number, unit: days, limits: [0, 365], ask_if: pain is yes, why: It counts.}
  conditions:
    ask: Which?
    label: Conditions
    type: choices
    choices: {celiac_disease: Coeliac disease, hiv: HIV, none: None of these}
    why: They count.
  t_score_total_hip: {ask: Hip?, label: "T-score, total hip", type: number, unit: SD, decimals: 1,
    limits: [-6, 6], usual: [-4, 2], why: It counts.}
  t_score_femoral_neck: {ask: Neck?, label: "T-score, femoral neck", type: number, unit: SD, decimals: 1,
    limits: [-6, 6], usual: [-4, 2], why: It counts.}
derived:
  lowest_t_score:
    {label: Lowest T-score, unit: SD, decimals: 1, formula: "lowest(t_score_total_hip, t_score_femoral_neck)"}
"""

RULES = """\
topic: Bones            # a comment that stays

findings:
  aged:
    title: Old
    when: age >= 65
    source: S
  low:
    title: Low score
    density: {category: osteoporosis, basis: t_score, value: lowest_t_score}
    when: lowest_t_score <= -2.5
    source: S, part 1

points:
  pain_talk:
    title: Pain
    say: Raise the pain.
    patient: Ask about the pain.
    raise:
      - priority: high
        when: [aged, pain is yes]
        because: Pain at {age}.
        source: S
      - priority: routine
        when: [pain is yes, pain_days > 7]
        because: Pain for {pain_days} days.
        source: S

  scan_talk:
    title: The scan
    say: Raise the scan.
    patient: Ask about the scan.
    raise:
      - priority: routine
        when: {any: [low, conditions includes celiac_disease]}
        because: A low score or a condition.
        source: S

# what follows are the examples
examples:
  - name: old and in pain
    given: {age: 65, pain: yes}
    expect: {points: {pain_talk: high}}
  - name: a long pain
    given: {age: 64, pain: yes, pain_days: 8}
    expect: {points: {pain_talk: routine}}
  - name: a low score
    given: {t_score_total_hip: -2.5, conditions: [none]}
    expect: {findings: {low: yes}, points: {scan_talk: routine}}
"""

FILES = {
    "questionnaires/questions.yaml": QUESTIONS,
    "questionnaires/t.yaml": (
        "title: T\nsections:\n  - title: One\n    questions: [age, sex, pain, pain_days, conditions, "
        "t_score_total_hip, t_score_femoral_neck]\n"
    ),
    "rules/sources.yaml": (
        "sources:\n  S: {title: Title, organisation: O, year: 2020, where: here, reviewed: 2026-01-01, "
        "review_by: 2028-01-01}\n"
    ),
    "rules/bones.yaml": RULES,
}


def write_knowledge(folder: Path, *edits: tuple[str, str, str]) -> Path:
    """Write it into a folder, each (file, old, new) replaced; the old text must be there."""
    for name, text in FILES.items():
        edited = text
        for file, old, new in edits:
            if file == name:
                assert old in edited, old
                edited = edited.replace(old, new)
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(edited, encoding="utf-8")
    return folder
