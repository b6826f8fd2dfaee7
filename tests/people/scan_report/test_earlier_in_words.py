"""Sentences of an earlier value and today's, of somebody else, or of none that was measured: -2.1 is never marked."""

import pytest

from tests.people.scan_report.printed import read, sure_scores

SENTENCES = """\
Spine T-score was -2.1 in 2019 and is -2.6.
Spine T-score was -2.1 and is now -2.6.
Spine T-score was -2.1, and is -2.6 now.
The spine T-score of -2.1 has become -2.6.
The spine T-score (-2.1) fell to -2.6.
The spine T-score fell from -2.1 to -2.6.
The spine T-score fell to -2.6 from -2.1.
Spine T-score -2.1 (2019), -2.6 (2026).
Spine T-score -2.1 last time, this time -2.6.
Spine T-score -2.1 at baseline; -2.6 at follow-up.
Spine T-score: 2019 -2.1, 2026 -2.6
Spine T-score 2019: -2.1. Spine T-score 2026: -2.6.
Spine T-score -2.1 then, -2.6 this year.
T-score at the spine three years ago -2.1; today -2.6.
In 2019 the spine T-score was -2.1. In 2026 it was -2.6.
In 2019 the T-score of the spine was -2.1, today it is -2.6.
Her spine T-score used to be -2.1 but has dropped to -2.6.
Spine: T-score -2.1 before treatment, -2.6 after treatment.
Spine T-score -2.1 -> -2.6
Spine T-score -2.1 to -2.6
Spine T-score went from a T-score of -2.1 to a T-score of -2.6.
Der T-Wert der LWS fiel von -2,1 auf -2,6.
Der T-Wert der LWS war 2019 -2,1 und ist jetzt -2,6.
Der T-Score der LWS lag bei -2,1, aktuell bei -2,6.
Le T-score du rachis était de -2,1 en 2019, il est de -2,6 aujourd'hui.
Le T-score du rachis est passé de -2,1 à -2,6.
El T-score de columna era -2,1 y ahora es -2,6.
Il T-score della colonna era -2,1, oggi -2,6.
De T-score van de wervelkolom was -2,1 en is nu -2,6.
T-score kręgosłupa wynosił -2,1, obecnie -2,6.
Spine T-score -2.1 (old scan) and -2.6 (new scan).
Spine T-score of -2.1 improved to -1.8.
Spine T-score: old -2.1 new -2.6
Spine T-score -2.1 | -2.6
Spine T-score had been -2.1 and it is -2.6.
First scan: spine T-score -2.1. Second scan: spine T-score -2.6.
Scan 1 spine T-score -2.1; scan 2 spine T-score -2.6.
Compared with her first scan, when the spine T-score was -2.1, there is a fall to -2.6.
At age 60 the spine T-score was -2.1; at 67 it is -2.6.
Spine T-score -2.1 (age 60), -2.6 (age 67)
Your spine T-score has gone down from -2.1 to -2.6 since your last scan.
Spine T-score last year: -2.1. Spine T-score this year: -2.6.
L1-L4 T-score: -2.1 (prior: -2.6)
L1-L4 T-score: -2.6 (-2.1)
L1-L4 T -2.6 (prev -2.1), Z -0.8 (prev -0.6)
Total hip T-score -1.5, reduced to -1.9 today. Spine T-score -2.1 reduced to -2.6 today.
Spine T-score -2.1 followed by -2.6.
Spine T-score initially -2.1, latterly -2.6.
Spine T-score -2.1 and subsequently -2.6.
Her mother's spine T-score was -2.1.
Her sister has a spine T-score of -2.1.
A spine T-score of -2.1 would be osteopenia.
If the spine T-score is -2.1 we treat.
Target spine T-score -2.1.
Expected spine T-score -2.1.
Predicted spine T-score at 5 years -2.1.
"""


@pytest.mark.parametrize("sentence", SENTENCES.splitlines())
def test_an_earlier_value_is_not_marked(sentence: str) -> None:
    assert -2.1 not in [one.value for one in sure_scores(read(f"{sentence}\n"))]


@pytest.mark.parametrize(
    "sentence",
    [
        "The spine T-score is -2.1; she now takes alendronate.",
        "Spine T-score -2.1; Z-score -0.8.",
        "The T-score is -2.1 at the spine and -1.9 at the hip, and she walks a lot now.",
        "Der T-Wert der LWS liegt bei -2,1, der des Schenkelhalses bei -1,9.",
        "腰椎L1-L4 T值-2.1，Z值-0.6。",
    ],
)
def test_a_value_of_today_is_marked(sentence: str) -> None:
    assert -2.1 in [one.value for one in sure_scores(read(f"{sentence}\n"))]
