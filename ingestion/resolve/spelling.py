"""How two writings of one name are made equal: spaces, full width, traditional and variant characters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from ingestion.text import squeeze

# Only characters that mean the same in every name; 后, 谷, 干, 台 and their like are left as they are.
_OTHER = (
    "峯嶺東壩垻埧鄉鎮區縣應灣龍馬橋溝樓場塲廟莊陽陰豐華興義國農業廠礦鑛車門長萬張陳黃衛學醫電氣雲雙楊劉鳳鐵銀錢關頭後鎭"
    "裏裡鋪舖臺巖嵒巌崕厓館舘濶疎鷄雞煙菸淩羣議峩磚經濟總機設備資責財貿運輸鋼開發實動勞勝廣慶漢澤灘爐窰窯竈繡羅聯"
    "舊蘆蘭蘇處觀譚護貴賓趙躍輝達遠邊鄧鄭錦閣隊階隴雜離靈順韓顧飛鴻鶴鹽麥黨齊龜單報塗壽夢寶島嶽巒彎匯樹樂欄檢監盤礎稅"
    "紅絲綠維綜網線繼聖葉蔣藍藝蓮裝許誠調謝證貝質賢軍軒輪連進鄰針鋁銅鎖鎢鏡鐘閘陸隨險霧靜頂項領預願風養餘駐騰驛魚鮮鳥點"
    "棟務漁數據會員長歷廳廈廟廡塊壯壺夾夥奧妝孫寧審寫寬將屆層岡崗幣幫庫廢彈徑復恆溫態戰戲擇擔據攝撥攤敵斷曉曬條楓槍榮"
)
_USUAL = (
    "峰岭东坝坝坝乡镇区县应湾龙马桥沟楼场场庙庄阳阴丰华兴义国农业厂矿矿车门长万张陈黄卫学医电气云双杨刘凤铁银钱关头后镇"
    "里里铺铺台岩岩岩崖崖馆馆阔疏鸡鸡烟烟凌群议峨砖经济总机设备资责财贸运输钢开发实动劳胜广庆汉泽滩炉窑窑灶绣罗联"
    "旧芦兰苏处观谭护贵宾赵跃辉达远边邓郑锦阁队阶陇杂离灵顺韩顾飞鸿鹤盐麦党齐龟单报涂寿梦宝岛岳峦弯汇树乐栏检监盘础税"
    "红丝绿维综网线继圣叶蒋蓝艺莲装许诚调谢证贝质贤军轩轮连进邻针铝铜锁钨镜钟闸陆随险雾静顶项领预愿风养余驻腾驿鱼鲜鸟点"
    "栋务渔数据会员长历厅厦庙庑块壮壶夹伙奥妆孙宁审写宽将届层冈岗币帮库废弹径复恒温态战戏择担据摄拨摊敌断晓晒条枫枪荣"
)
_SAME = str.maketrans(_OTHER, _USUAL)
Finder = re.Pattern[str] | None
"""Finds any of a set of spellings; None for none."""
_Tree = dict[str, "_Tree"]


@lru_cache(maxsize=1 << 17)
def name_key(text: str) -> str:
    """A name without any space, half-width, in the usual characters: 青　石 鎮 → 青石镇."""
    return squeeze(text).translate(_SAME)


def finder(spellings: Iterable[str]) -> Finder:
    """A pattern that finds all spellings of two or more characters in a text in one walk over it, the longest first."""
    tree: _Tree = {}
    for spelling in sorted({s for s in spellings if len(s) >= 2}):
        node = tree
        for character in spelling:
            node = node.setdefault(character, {})
        node[""] = {}
    return re.compile(_branches(tree)) if tree else None


def _branches(tree: _Tree) -> str:
    """The tree as one pattern: names that begin alike share their beginning, so that few are ever tried."""
    ends = "" in tree
    ways = [re.escape(character) + _branches(below) for character, below in tree.items() if character]
    if not ways:
        return ""
    joined = f"(?:{'|'.join(ways)})" if len(ways) > 1 or ends else ways[0]
    return joined + "?" if ends else joined


def occurrences(text: str, spellings: Finder) -> Iterator[tuple[int, str]]:
    """Where the text names a spelling, left to right, the longest at each place; they do not overlap."""
    if spellings:
        for found in spellings.finditer(text):
            yield found.start(), found.group()
