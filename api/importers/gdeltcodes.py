"""The countries that GDELT codes, as ISO 3166-1 alpha-2, and its languages.

Places carry FIPS 10-4 codes (National Institute of Standards and Technology, withdrawn 2008, with
its later change notices), actors the three letters of CAMEO (Schrodt: CAMEO Event and Actor
Codebook 1.1b3), which are ISO 3166-1 alpha-3 as it was about 2000, and some of its own.
"""

from collections.abc import Mapping
from typing import Final

from api.importers.alpha3 import ALPHA2


def pairs(text: str) -> Mapping[str, str]:
    """A table written as `ours:theirs`, one pair after the other."""
    return dict(pair.split(":") for pair in text.split())


#: FIPS 10-4 → ISO. Akrotiri (AX), Dhekelia (DX), Clipperton (IP), the Paracel and Spratly Islands
#: (PF, PG), the oceans (OS) and what was dissolved (NT, YI) have no ISO code of a country.
FIPS: Final = pairs(
    """
    AA:AW AC:AG AE:AE AF:AF AG:DZ AJ:AZ AL:AL AM:AM AN:AD AO:AO AQ:AS AR:AR AS:AU AT:AU AU:AT AV:AI
    AY:AQ BA:BH BB:BB BC:BW BD:BM BE:BE BF:BS BG:BD BH:BZ BK:BA BL:BO BM:MM BN:BJ BO:BY BP:SB BQ:UM
    BR:BR BS:TF BT:BT BU:BG BV:BV BX:BN BY:BI CA:CA CB:KH CD:TD CE:LK CF:CG CG:CD CH:CN CI:CL CJ:KY
    CK:CC CM:CM CN:KM CO:CO CQ:MP CR:AU CS:CR CT:CF CU:CU CV:CV CW:CK CY:CY DA:DK DJ:DJ DO:DM DQ:UM
    DR:DO EC:EC EG:EG EI:IE EK:GQ EN:EE ER:ER ES:SV ET:ET EU:TF EZ:CZ FG:GF FI:FI FJ:FJ FK:FK FM:FM
    FO:FO FP:PF FQ:UM FR:FR FS:TF GA:GM GB:GA GG:GE GH:GH GI:GI GJ:GD GK:GG GL:GL GM:DE GO:TF GP:GP
    GQ:GU GR:GR GT:GT GV:GN GY:GY GZ:PS HA:HT HK:HK HM:HM HO:HN HQ:UM HR:HR HU:HU IC:IS ID:ID IM:IM
    IN:IN IO:IO IR:IR IS:IL IT:IT IV:CI IZ:IQ JA:JP JE:JE JM:JM JN:SJ JO:JO JQ:UM JU:TF KE:KE KG:KG
    KN:KP KQ:UM KR:KI KS:KR KT:CX KU:KW KV:XK KZ:KZ LA:LA LE:LB LG:LV LH:LT LI:LR LO:SK LQ:UM LS:LI
    LT:LS LU:LU LY:LY MA:MG MB:MQ MC:MO MD:MD MF:YT MG:MN MH:MS MI:MW MJ:ME MK:MK ML:ML MN:MC MO:MA
    MP:MU MQ:UM MR:MR MT:MT MU:OM MV:MV MX:MX MY:MY MZ:MZ NC:NC NE:NU NF:NF NG:NE NH:VU NI:NG NL:NL
    NN:SX NO:NO NP:NP NR:NR NS:SR NU:NI NZ:NZ OD:SS PA:PY PC:PN PE:PE PK:PK PL:PL PM:PA PO:PT PP:PG
    PS:PW PU:GW QA:QA RB:RS RE:RE RI:RS RM:MH RN:MF RO:RO RP:PH RQ:PR RS:RU RW:RW SA:SA SB:PM SC:KN
    SE:SC SF:ZA SG:SN SH:SH SI:SI SL:SL SM:SM SN:SG SO:SO SP:ES ST:LC SU:SD SV:SJ SW:SE SX:GS SY:SY
    SZ:CH TB:BL TD:TT TE:TF TH:TH TI:TJ TK:TC TL:TK TN:TO TO:TG TP:ST TS:TN TT:TL TU:TR TV:TV TW:TW
    TX:TM TZ:TZ UC:CW UG:UG UK:GB UP:UA US:US UV:BF UY:UY UZ:UZ VC:VC VE:VE VI:VG VM:VN VQ:VI VT:VA
    WA:NA WE:PS WF:WF WI:EH WQ:UM WS:WS WZ:SZ YM:YE ZA:ZM ZI:ZW
    """
)
#: CAMEO → ISO: the alpha-3 codes, and what CAMEO has for others of them and for three places that
#: it codes like countries (Baghdad, Gaza Strip, West Bank).
CAMEO: Final = {**ALPHA2, **pairs("BAG:IQ GZS:PS IMY:IM ROM:RO TMP:TL WSB:PS")}
#: What CAMEO codes in the place of a country, and is none: parts of the world.
REGIONS: Final = frozenset(
    (
        *("AFR", "ASA", "BLK", "CAS", "CAU", "CEU", "CFR", "CRB", "EAF", "EEU", "EIN", "EUR"),
        *(
            "LAM",
            "MDT",
            "MEA",
            "NAF",
            "NMR",
            "PGS",
            "SAF",
            "SAM",
            "SAS",
            "SCN",
            "SEA",
            "WAF",
            "WST",
        ),
    )
)
#: ISO 639-2 and -3 codes of languages that GDELT translates → what BCP 47 writes in their place.
LANGUAGES: Final = pairs(
    """
    afr:af alb:sq amh:am ara:ar arm:hy aze:az bel:be ben:bn bod:bo bos:bs bul:bg cat:ca ces:cs
    chi:zh cze:cs dan:da deu:de dut:nl ell:el eng:en est:et eus:eu fas:fa fin:fi fra:fr fre:fr
    geo:ka ger:de gle:ga glg:gl gre:el guj:gu hat:ht hau:ha heb:he hin:hi hrv:hr hun:hu hye:hy
    ice:is ind:id isl:is ita:it jpn:ja kan:kn kat:ka kaz:kk khm:km kor:ko kur:ku lao:lo lav:lv
    lit:lt mac:mk mal:ml mar:mr may:ms mkd:mk mlt:mt mon:mn msa:ms mya:my nep:ne nld:nl nno:nn
    nob:nb nor:no ori:or pan:pa per:fa pol:pl por:pt pus:ps ron:ro rum:ro rus:ru sin:si slk:sk
    slo:sk slv:sl som:so spa:es sqi:sq srp:sr swa:sw swe:sv tam:ta tel:te tgl:tl tha:th tur:tr
    ukr:uk urd:ur uzb:uz vie:vi zho:zh zul:zu
    """
)
