"""Reports in other languages are marked; short ones in English are not taken for foreign ones."""

import pytest

from dateline.read.language import language_of

FOREIGN = {
    "fr": "Les soldats ont traversé la rivière lundi, a indiqué le ministère de la Défense dans un communiqué.",
    "es": "Los soldados cruzaron el río el lunes, según informó el Ministerio de Defensa en un comunicado.",
    "de": "Die Soldaten haben am Montag den Fluss überquert, wie das Verteidigungsministerium mitteilte.",
    "ru": "Солдаты перешли реку в понедельник, сообщило министерство обороны.",
    "uk": "Солдати перейшли річку в понеділок, повідомило міністерство оборони України.",
    "ar": "عبر الجنود النهر يوم الاثنين، بحسب ما أعلنت وزارة الدفاع في بيان.",
    "he": "החיילים חצו את הנהר ביום שני, כך מסר משרד הביטחון בהודעה.",
    "az": "Əsgərlər bazar ertəsi çayı keçiblər, Müdafiə Nazirliyi açıqlama verib.",
    "tr": "Askerler pazartesi günü nehri geçti, Savunma Bakanlığı yaptığı açıklamada bildirdi.",
    "zh": "国防部在声明中表示，士兵们星期一渡过了河。",
}


@pytest.mark.parametrize("code", FOREIGN)
def test_foreign_reports_are_marked(read, code):
    (report,) = read("report.txt", FOREIGN[code])
    assert report.language == code
    assert any(f"({code}): only reports in English" in note for note in report.notes)
    assert report.text == FOREIGN[code]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "12,000",
        "Macron in Kigali",
        "Rebels seize Goma",
        "Aliyev, Pashinyan meet",
        "Abiy hails Tigray deal",
        "Sánchez visits Ramallah",
        "Erdoğan meets Çavuşoğlu in Şırnak",
        "President Nguyễn Xuân Phúc said on Monday that the talks with Đặng Minh Khôi were over.",
        'The minister said "nous allons rester" and left. The soldiers, he said, would stay for a year.',
    ],
)
def test_english_and_undecidable_texts(text):
    assert language_of(text)[0] == "en"


def test_probability():
    assert 0 <= language_of(FOREIGN["de"])[1] <= 1
