# SPDX-License-Identifier: GPL-3.0-or-later
"""Words that nobody wants in a passphrase that is read aloud or written down, by what makes them unlucky."""

from __future__ import annotations

PLACES = """
abbas adriatic aegean afghan african akron aland alas albanian albans alcazar aleppo algeria algiers alps alsace
american americas amherst amman anaheim anatolia andhra angeles anglia anglo angola anhalt antrim antwerp arab aramaic
arctic argyll arkansas armagh armenian asian asiatic assam assyrian asturias athenian athens atlantic augsburg austria
aviv azores baden baghdad bahamas bahia bahrain balkan baltic bangor basque bathurst bavaria beaufort beijing beirut
bela belfast belgian belgium belgrade bengal berkeley bermuda bhutan bihar bilbao bohemia bolivia bosnia botswana
brisbane britain british bromwich bronx brunei brussels bulgaria burgh burkina burmese burundi cabot cairo calais
calcutta cambodia canadian canberra canton caspian castile catalan caucasus ceylon chennai chile china chinese cologne
columbia connacht cornwall croatia croydon cuba cypriot cyprus czech damascus danes danish danube danvers delaware
delhi denmark derby deutsche dhabi dhaka dorset dover drue dubai dunedin durban dutch ecuador edmonton egypt england
english eritrea estonia ethiopia eurasian european exeter fargo fiji filipino finland finnish flemish france freiburg
french fukuoka gabon gaelic galician galway gambia gaza gdansk geelong genoa georgian german ghana ghent glasgow
greece greek greenish grimsby guam guinea gujarat guyana haifa haiti hampton hanoi hanover harcourt harlem haryana
havana hebrew helsinki henan hispanic hokkaido honduras humboldt hungary huron iberian iceland idaho illinois india
indy iowa iran iraq ireland irish isfahan islamic israeli italian italy jaffa jamaican janeiro japanese javanese
jersey jiangsu johor kabul kannada kazan kentucky kenyan kerala kerman khorasan khyber kiev kilda kilkenny kochi
kolkata kong korea kosovo krakow kuala kurdish kuwait kuyavian kyoto lagos lahore lanka laos latvia lausanne lebanese
lebanon lehigh leiden leinster leipzig levant lgbt lhasa liberia libya lisbon lodz loire lombardy lublin luton luzon
macau madhya madras malabar malacca malawi malaya malaysia maldives mali malmo malta maltese malvern manchu manila
manitoba maori marathi margate marne maryland masovian masurian maui mayan mecca mexican midwest minas minsk mongolia
mongols monmouth moravian moroccan morocco mumbai munich munster myanmar mysore nadu nagasaki nagoya nairobi namibia
nanjing nantes naples nassau nepal newfound niagara nigeria nordic norfolk norse norway novgorod oakdale oaxaca ohio
okinawa oklahoma omaha ontario opole oregon orkney orleans osaka oslo otago ottawa ottoman pacific padua panama papua
paraguay paris parma pembroke penang persian perth peru piedmont poland polish potomac potsdam poznan pradesh prague
pretoria prussia puebla pueblo punjab pyrenees qatar quantico quebec quechua rhine rhode roanoke rochdale romania rome
rouen russian rwanda sabah saharan sahib salem salford salzburg samoa sandburg saudi saxons saxony scotia scots
scottish senegal seoul serbian serbs severn shandong shetland siberia sichuan sicilian sicily siena silesian sinai
sindh sioux slavic slovakia slovene slovenia somalia somerset somme soviet spain spanish spokane sudan sudbury suffolk
sumatra surrey swansea swede sweden swedish swindon swiss syria taipei taiwan tamil tampa tanzania tasmania tbilisi
tehran telugu texas thai tianjin tibetan timor tirana tokyo tonga toronto torquay torrance toulon toulouse turkic
turkish turks tulsa tunisia tuscany tyrol uganda ukraine ulster uppsala uruguay ussr utah utrecht uttar vanuatu
vatican vegas venetian veracruz vichy vidhan vienna vietnam vilnius volga wales walsall warsaw weimar welsh wembley
wexford wichita winnipeg wrexham wroclaw wyoming xinjiang yarmouth yemen yerevan yiddish yokohama york yucatan
yugoslav yukon yunnan zagreb zambia zealand zhejiang zimbabwe zealander nebraska nevada kansas dakota alaska hawaii
vermont montana arizona belarus georgia jakarta karachi lima madrid milan turin venice verona moscow dublin cardiff
leeds oxford boston austin dallas denver detroit houston miami seattle phoenix memphis nashville atlanta bavarian
crimea crimean chechnya kashmir bosnian croatian serb albania armenia algerian angolan arabia arabian arabic argentina
asia africa europe america canada mexico brazil colombia cuban jamaica jordan syrian iraqi iranian indian japan korean
chinaman nepali tibet mongol roma romani romanian hungarian austrian prussian bulgarian aachen africans alaskan arabs
arundel ascot asean ayrshire ballarat batavia bhopal bohemian brabant busan calabria carniola chechen chiba corinth
cossack cubans dakar dalmatia dunkirk durga elsinore eskimos euro falmouth faroe fianna flinders fujian gaulle
germanic gilan gorky haarlem hebei humber hunan iberia islam israelis jaipur jazeera karabakh kassel kazakh kildare
kolonia koreans kurds kyushu lankan latvian leyland libyan llan madurai malay moselle nagpur nunavut okrug palatine
palau patna peking peshawar rhodesia roxbury russe saipan samoan serbia sikkim silesia skopje slavs sligo slovak
somali soviets styria sudanese swedes syriac szczecin tatar teutonic thrace timbuktu ugandan veneto wilshire wycombe
yangtze yorker malayan bengali punjabi gwynedd qumar qeshlaq jalan anzac antlia ithaca abkhazia breslau lubbock
boulogne eurasia orissa shaanxi shanxi riviere aquinas andorra andean chengdu choctaw coburg devonian falkirk fijian
galilee goran honduran jutland jalisco lothian olsztyn moravia niger persia peruvian sulawesi siamese shenzhen uzbek
vitoria waikato wurzburg yeovil yokosuka kumbaya quito sorbonne tunis guelph permian oberliga
"""
DRUGS = """
abuse addict alcohol amphet aspirin booze cocaine dope doping drunk drunken ecstasy heroin hangover marijuana meth
morphine narcotic nicotine opiate opium overdose ritalin sedated sedative steroids stoned tobacco valium detox
diazepam drunks vicodin xanax steroid addiction sedate
"""
BODIES = """
abdomen anus aorta armpit artery arteries arterial belly bladder boob boobs bowel breast brothel butt buttock cleavage
crotch diarrhea fart farted farts fetal fetus genitals groin intimate kidney lingerie lusty nipple nostrils ovaries
ovary pelvic pelvis phlegm pimple pubes puke puking rectal rectum skank sleaze sleazy snot snotty sperm spewing stench
thong topless uterus vulva womb bowels butting larynx lardass pancreas cervical puked colon nostril carnal navel
chaste harlot embryo pimps seamen pubic lymphoma nambla prostate
"""
SLURS = """
adolf aryan barbaric barbarian bimbo bozos cripple crippled gypsies gypsy hussy imbecile injun kike lunatic mulatto
nitwit nutcase oriental paki papist savages skeletal slur sperg spaz tranny tramp tramps twerp wench whacko yank
yuppie yuppies goddam frickin friggin damnit bastards heathen infidel redskin kraut skanky eskimo crips goddamit
godammit figger nuthouse lunatics yanked yanking smarmy badmouth africans
"""
HARM = """
abducted aborted abortion aneurysm arson assault autopsy beating betrayal betrayed bleeding bombs brutal bullied
bullies bully burglar burial bury buried cancer cancers casket cemetery cholera coerced coffin coffins coroner crime
criminal crucify cruel cyanide deceased demented dementia despair diabetes diabetic disaster disease drowned drowning
dying enemies enemy epidemic evil execute executed fascism fascist felon felons felony fuhrer funeral fungal gaddafi
gestapo genocide goebbels grave grenade gruesome hamas hamid hatred hearse hernia herpes homicide hostage hussein
infected injury injured injuries leper leukemia lesion lesions lobotomy massacre measles mecha menace morgue morbid
mortuary mugged mugger mugging noose nuke nukes obesity paranoia paranoid perverse perverts pervert plague poison
poisoned prison qaeda rabies saddam slain slaying slayers smallpox smack sniper snipers snuff strangle strangled
syphilis taliban tetanus thug thugs torment tragedy traitor trauma treason tumor typhoid ulcer undead venom vermin
violence warfare warhead wounded wreck zombies zombie obituary execution tyranny psychotic psycho abduct abort
beheaded bleed bullying burglars burglary burying cemented crimes cruelest cruelty deceas derelict diseases drenched
drown ebola epilepsy evils funerals grenada grenades hearses hematoma hijacked hostages leprosy prisoner prisons
semtex smacked smacking smite stigma traitors wrecked wrecker wrecking wrecks wreckage assad hoffa palin scarring
thieving seance betray subdural mortem mubarak ravaged mummies pests terrify mahatma bhutto saddest looting slugged
bashed barbed
"""


#: A word that begins with an unlucky one of so many letters is one of its forms.
SHORTEST_STEM = 5


def is_unlucky(word: str) -> bool:
    """Tell whether a word, or what it is a form of, is one of them."""
    return any(word[:length] in _ALL for length in (*range(SHORTEST_STEM, len(word)), len(word)))


_ALL = frozenset(word for words in (PLACES, DRUGS, BODIES, SLURS, HARM) for word in words.split())
