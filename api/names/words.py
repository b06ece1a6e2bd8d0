"""Words of names that say little of whose name it is."""

from typing import Final

from api.names.latin import latin_words

_TITLES: Final = """
mr mrs ms miss dr prof professor sir dame lord lady herr frau monsieur madame mme hon rev gen
general lt col colonel maj major capt captain sgt adm admiral sheikh shaykh shaikh sheik imam
mullah mawlawi maulana hajji haji ayatollah president minister jr sr
"""
_FORMS: Final = """
llc ltd limited inc incorporated corp corporation co company gmbh mbh ag kg ohg ev sa sas sarl srl
spa bv nv plc ooo oao zao pao ao pjsc ojsc jsc cjsc tov rab uab ab oy oyj as asa aps sro doo dd llp
lp pty pte bhd sdn kft zrt
"""
_SMALL: Final = """
the of for and a an in on to de del della der den des die das di do da dos du e et i el en il la
las le les los o ou para por pour und van von y al ul ur as ad ash
group groupe grupo gruppe gruppa
"""
_GENERIC: Final = """
government president minister ministry authorities authority administration police military army
troops soldiers forces force security rebels rebel militants militant militia insurgents gunmen
fighters terrorists guerrillas civilians civilian residents resident people population citizens
community protesters demonstrators students student workers employees company firm business media
press newspaper court judge lawyer parliament opposition leader leadership official officials
commander governor mayor city village state country national local armed group unknown unidentified
unnamed party senate congress court cabinet clerics cleric region regional province provincial
district oblast county municipality municipal governorate prefecture deputy spokesman spokeswoman
spokesperson head chief
"""
_UNITS: Final = """
command brigade regiment battalion division corps army navy force forces troops fleet staff guard
guards police militia ministry department directorate agency service bureau office council
commission committee embassy unit squadron administration court prosecutor intelligence
"""
_OFFICES: Final = """
ministries minist secretary prime premier vice deputies acting interim former presidential royal
services intelligence general staff armed air naval navy marine border coast special operational
operations operation joint anti terrorist headquarters base brigadier lieutenant sergeant centre
center press public information relations statement statements source sources report reports
councils hall town village villages cities mayors prosecutors attorney ombudsman commissioner
representative representatives spokesmen spokespersons envoy ambassador adviser advisor aide
delegate delegation mission office officer officers personnel separatist separatists insurgent
paramilitary paramilitaries supporters opponents witness witnesses eyewitness eyewitnesses
survivors relatives inhabitants villagers locals activists protestors hospital hospitals medical
medics doctors doctor bank companies industry investor investors manufacturer entrepreneur
journalist journalists reporter reporters correspondent correspondents scholar student analyst
analysts expert experts refugee refugees migrants prisoners detainees men women children families
coalition allied senior top member members parties not known others supreme constitutional high
appeal federal central electoral investigative assembly chamber chancellor gendarmerie senator
senators lawmaker lawmakers chairman chairwoman director directors manager managers house
television radio news broadcaster communist socialist democratic republican liberal conservative
progressive green christian
"""
#: What ministries are for.
_PORTFOLIOS: Final = """
defense defence interior internal foreign affairs health justice finance education agriculture
emergency emergencies situations trade economy economic labour labor transport energy culture
environment protection sport sports youth petroleum oil mines mining water natural resources
forestry fisheries tourism housing construction infrastructure communication communications digital
transformation technology science research innovation planning development commerce investment
religious social welfare veterans immigration
"""
#: In other languages, as they stand in names.
_ELSEWHERE: Final = """
министерство министерства министр обороны внутренних иностранных дел чрезвычайных ситуаций
правительство президент президента пресс секретарь служба службы полиция армия военные
вооруженные вооружённые силы генеральный штаб генштаб парламент власти повстанцы протестующие
безопасности совет прокуратура
міністерство міністерства міністр оборони внутрішніх закордонних справ надзвичайних ситуацій
уряд речник служба поліція армія військові збройні сили генеральний парламент влада безпеки рада
ministère ministre défense intérieur étrangères affaires gouvernement président armée porte parole
ministerio ministro defensa relaciones exteriores gobierno presidente ejército policía portavoz
ministerium verteidigungsministerium innenministerium außenministerium verteidigung regierung
bundesregierung präsident armee polizei sprecher regierungssprecher
"""
#: Before and after names of persons.
TITLES: Final = frozenset(_TITLES.split())
#: Legal forms of organizations.
FORMS: Final = frozenset(_FORMS.split())
#: Small words; of Arabic names the article, too, which one source writes and the next leaves out.
SMALL: Final = frozenset(_SMALL.split())
#: What many actors are called and none is known by.
GENERIC: Final = frozenset(_GENERIC.split())
#: A name in brackets with one of these is of a part of whoever is named before them.
UNITS: Final = frozenset(_UNITS.split())
#: What somebody is and not who, in an office that every state has; of lords there is one above.
OFFICES: Final = (GENERIC | UNITS | TITLES - {"lord"}).union(
    _OFFICES.split(), _PORTFOLIOS.split(), latin_words(_ELSEWHERE)
)
#: The other way in which the same is said; what is here is one word for comparing.
SAME: Final = {
    "govt": "government",
    "gov": "government",
    "st": "saint",
    "sainte": "saint",
    "dem": "democratic",
    "rep": "republic",
    "intl": "international",
    "mvt": "movement",
    "bros": "brothers",
}
