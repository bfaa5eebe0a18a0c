"""What a document tells by itself: its own title is no reference."""

from __future__ import annotations

from pathlib import Path

from kg.draft import draft
from kg.gazetteer import known

HEAD = """29 826 Kabinetsaanpak Industriebeleid
Nr. 260
BRIEF VAN DE STAATSSECRETARIS VAN FINANCIËN
Aan de Voorzitter van de Tweede Kamer der Staten-Generaal
Den Haag, 30 juni 2021
{}
"""


def programmes(folder: Path, sentence: str) -> list[str]:
    path = folder / "letter.txt"
    path.write_text(HEAD.format(sentence), "utf-8")
    one = draft(path, known())
    return [mention.reading.name for mention in one.recognition.mentions if mention.kind == "programme"]  # type: ignore[union-attr]  # programmes are named


def test_title_of_the_own_dossier_is_no_reference(tmp_path: Path) -> None:
    assert programmes(tmp_path, "De industrie verduurzaamt.") == []


def test_same_words_in_a_sentence_are_one(tmp_path: Path) -> None:
    assert programmes(tmp_path, "Met de Kabinetsaanpak Industriebeleid is dit bereikt.") == [
        "Kabinetsaanpak Industriebeleid"
    ]
