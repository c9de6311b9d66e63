"""Passages of different units that say the same."""

from reply_studio.matching import Part, overlaps

LIBRARY = "推行“书香驿站”项目,利用闲置房屋在城乡建成书房86家,全年接待读者125.6万人次。"
MONEY = "支持“书香驿站”建设,86家书房均由闲置房屋改造,每家补助8万元。"
OTHER = "组织律师进社区,提供法律咨询412次,调解纠纷57件。"
MORE = ("修建农村公路124.5公里,增设错车台213处。", "发放创业担保贷款9860万元,扶持创业者417名。", "新建停车场3处。")


def parts(*pairs: tuple[str, str]) -> list[Part]:
    return [Part(key=str(n), text=text, unit=unit) for n, (unit, text) in enumerate(pairs)]


def background(unit: str) -> list[tuple[str, str]]:
    return [(unit, text) for text in MORE]


def test_two_units_that_tell_the_same_are_reported_with_what_they_share():
    found = overlaps(parts(("市文旅局", LIBRARY), ("市财政局", MONEY), ("市司法局", OTHER), *background("市财政局")))
    assert [(each.first, each.second) for each in found] == [("0", "1")]
    assert "86家" in found[0].evidence


def test_one_unit_does_not_overlap_with_itself():
    assert overlaps(parts(("市财政局", LIBRARY), ("市财政局", MONEY), ("市司法局", OTHER))) == ()


def test_different_matters_do_not_overlap():
    assert overlaps(parts(("市文旅局", LIBRARY), ("市司法局", OTHER), *background("市财政局"))) == ()


def test_figures_that_are_equal_in_truth_count_as_shared():
    first = "全年共认可影像报告1.26万份,不再让患者重复检查。"
    second = "各医院互认检查结果12600份,避免患者花钱再查一遍。"
    found = overlaps(parts(("县医保局", first), ("县卫健局", second), *background("县人社局")))
    assert found
    assert "1.26万份" in found[0].evidence


def test_openings_never_overlap():
    opening = "贵局转来的第88号提案收悉。经研究,现提出会办意见如下:"
    assert overlaps(parts(("市财政局", opening), ("市司法局", opening))) == ()


def test_a_round_figure_alone_is_chance():
    first = "承办保育师理论考试\uff0c合格发证640人\uff0c无证者不得进班。"
    second = "举办技能大赛\uff0c共有640人参赛\uff0c前十名授予奖章。"
    assert overlaps(parts(("市妇保院", first), ("市总工会", second), *background("县人社局"))) == ()
