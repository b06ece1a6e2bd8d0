"""What a state's people are called, which datasets of machines take for the state's own name."""

from typing import Final

from api.names.latin import latin_words

#: By country; adjectives, and peoples where those are called otherwise. What two are called
#: (Congolese, Dominican, Korean) says of neither.
CALLED: Final = """
AD Andorran
AE Emirati, Emirian
AF Afghan, Afghani
AG Antiguan, Barbudan
AL Albanian
AM Armenian
AO Angolan
AR Argentine, Argentinian, Argentinean
AT Austrian
AU Australian, Aussie
AZ Azerbaijani, Azeri
BA Bosnian, Herzegovinian
BB Barbadian, Bajan
BD Bangladeshi
BE Belgian
BF Burkinabe
BG Bulgarian
BH Bahraini
BI Burundian
BJ Beninese
BN Bruneian
BO Bolivian
BR Brazilian
BS Bahamian
BT Bhutanese
BW Botswanan
BY Belarusian, Belarussian, Byelorussian
BZ Belizean
CA Canadian
CD Zairean, Zairian
CF Central African
CH Swiss
CI Ivorian, Ivoirian
CL Chilean
CM Cameroonian
CN Chinese
CO Colombian
CR Costa Rican
CU Cuban
CV Cape Verdean
CY Cypriot, Greek Cypriot
CZ Czech
DE German
DJ Djiboutian
DK Danish, Dane
DZ Algerian
EC Ecuadorian, Ecuadorean
EE Estonian
EG Egyptian
ER Eritrean
ES Spanish, Spaniard
ET Ethiopian
FI Finnish, Finn
FJ Fijian
FM Micronesian
FR French, Frenchman
GA Gabonese
GB British, Briton, Brit
GD Grenadian
GE Georgian
GH Ghanaian, Ghanian
GM Gambian
GN Guinean
GQ Equatorial Guinean, Equatoguinean
GR Greek
GT Guatemalan
GY Guyanese
HN Honduran
HR Croatian, Croat
HT Haitian
HU Hungarian
ID Indonesian
IE Irish
IL Israeli
IN Indian
IQ Iraqi
IR Iranian, Persian
IS Icelandic, Icelander
IT Italian
JM Jamaican
JO Jordanian
JP Japanese
KE Kenyan
KG Kyrgyz, Kirghiz, Kyrgyzstani
KH Cambodian, Kampuchean
KM Comoran, Comorian
KP North Korean
KR South Korean
KW Kuwaiti
KZ Kazakh, Kazakhstani
LA Laotian
LB Lebanese
LI Liechtensteiner
LK Sri Lankan
LR Liberian
LS Basotho, Lesothan
LT Lithuanian
LU Luxembourger, Luxembourgish
LV Latvian
LY Libyan
MA Moroccan
MC Monegasque, Monacan
MD Moldovan, Moldavian
ME Montenegrin
MG Malagasy, Madagascan
MH Marshallese
MK Macedonian, North Macedonian
ML Malian
MM Burmese
MN Mongolian
MR Mauritanian
MT Maltese
MU Mauritian
MV Maldivian
MW Malawian
MX Mexican
MY Malaysian
MZ Mozambican
NA Namibian
NE Nigerien
NG Nigerian
NI Nicaraguan
NL Dutch, Dutchman, Netherlander
NO Norwegian
NP Nepalese, Nepali
NR Nauruan
NZ New Zealander, Kiwi
OM Omani
PA Panamanian
PE Peruvian
PG Papua New Guinean, Papuan
PH Philippine, Filipino
PK Pakistani
PL Polish, Pole
PS Palestinian
PT Portuguese
PW Palauan
PY Paraguayan
QA Qatari
RO Romanian
RS Serbian, Serb
RU Russian
RW Rwandan
SA Saudi, Saudi Arabian
SB Solomon Islander
SC Seychellois
SD Sudanese
SE Swedish, Swede
SG Singaporean
SI Slovenian, Slovene
SK Slovak, Slovakian
SL Sierra Leonean
SM Sammarinese
SN Senegalese
SO Somali, Somalian
SR Surinamese
SS South Sudanese
ST Sao Tomean
SV Salvadoran, Salvadorean, Salvadorian
SY Syrian
SZ Swazi
TD Chadian
TG Togolese
TH Thai
TJ Tajik, Tajikistani
TL East Timorese, Timorese
TM Turkmen
TN Tunisian
TO Tongan
TR Turkish, Turk
TT Trinidadian, Tobagonian
TV Tuvaluan
TW Taiwanese
TZ Tanzanian
UA Ukrainian
UG Ugandan
US American
UY Uruguayan
UZ Uzbek, Uzbekistani
VC Vincentian
VE Venezuelan
VN Vietnamese
VU Vanuatuan
WS Samoan
XK Kosovar, Kosovan
YE Yemeni, Yemenite
ZA South African
ZM Zambian
ZW Zimbabwean
"""


def _peoples() -> dict[str, str]:
    rows = (row.split(" ", 1) for row in CALLED.strip().splitlines())
    return {" ".join(latin_words(name)): code for code, names in rows for name in names.split(", ")}


#: Name of a people → its country (ISO 3166-1 alpha-2).
PEOPLES: Final = _peoples()
