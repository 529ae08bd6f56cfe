# SPDX-License-Identifier: GPL-3.0-or-later
"""Which clock a place goes by, where that is certain: countries of one clock, and cities of the others.

A country is known by its last word in an address. One of several clocks tells nothing without one of its cities, so
nothing is said there: a wrong hour is worse than none.
"""

from __future__ import annotations

#: Countries in which every clock shows the same, whatever the city.
_ONE_CLOCK = """
Africa/Abidjan: Côte d’Ivoire, Ivory Coast
Africa/Accra: Ghana
Africa/Addis_Ababa: Ethiopia
Africa/Algiers: Algeria
Africa/Cairo: Egypt
Africa/Casablanca: Morocco
Africa/Dakar: Senegal
Africa/Dar_es_Salaam: Tanzania
Africa/Douala: Cameroon
Africa/Gaborone: Botswana
Africa/Harare: Zimbabwe
Africa/Johannesburg: South Africa
Africa/Kampala: Uganda
Africa/Kigali: Rwanda
Africa/Lagos: Nigeria
Africa/Luanda: Angola
Africa/Lusaka: Zambia
Africa/Maputo: Mozambique
Africa/Nairobi: Kenya
Africa/Tunis: Tunisia
Africa/Windhoek: Namibia
America/Argentina/Buenos_Aires: Argentina
America/Asuncion: Paraguay
America/Bogota: Colombia
America/Caracas: Venezuela
America/Costa_Rica: Costa Rica
America/Guatemala: Guatemala
America/Havana: Cuba
America/Jamaica: Jamaica
America/La_Paz: Bolivia
America/Lima: Peru, Perú
America/Montevideo: Uruguay
America/Panama: Panama
America/Puerto_Rico: Puerto Rico
America/Santo_Domingo: Dominican Republic
Asia/Almaty: Kazakhstan
Asia/Amman: Jordan
Asia/Baku: Azerbaijan
Asia/Bangkok: Thailand
Asia/Beirut: Lebanon
Asia/Colombo: Sri Lanka
Asia/Dhaka: Bangladesh
Asia/Dubai: United Arab Emirates, UAE
Asia/Ho_Chi_Minh: Vietnam
Asia/Hong_Kong: Hong Kong
Asia/Jerusalem: Israel
Asia/Karachi: Pakistan
Asia/Kathmandu: Nepal
Asia/Kolkata: India
Asia/Kuala_Lumpur: Malaysia
Asia/Kuwait: Kuwait
Asia/Manila: Philippines
Asia/Nicosia: Cyprus
Asia/Qatar: Qatar
Asia/Riyadh: Saudi Arabia
Asia/Seoul: South Korea, Korea
Asia/Singapore: Singapore
Asia/Taipei: Taiwan
Asia/Tehran: Iran
Asia/Tokyo: Japan
Asia/Yerevan: Armenia
Atlantic/Reykjavik: Iceland, Ísland
Europe/Amsterdam: Netherlands, The Netherlands, Nederland
Europe/Athens: Greece
Europe/Belgrade: Serbia
Europe/Berlin: Germany, Deutschland
Europe/Bratislava: Slovakia
Europe/Brussels: Belgium, België, Belgique
Europe/Bucharest: Romania
Europe/Budapest: Hungary
Europe/Chisinau: Moldova
Europe/Copenhagen: Denmark, Danmark
Europe/Dublin: Ireland, Éire
Europe/Helsinki: Finland, Suomi
Europe/Istanbul: Turkey, Türkiye
Europe/Ljubljana: Slovenia
Europe/London: United Kingdom, UK, Great Britain, England, Scotland, Wales, Northern Ireland
Europe/Luxembourg: Luxembourg
Europe/Malta: Malta
Europe/Minsk: Belarus
Europe/Oslo: Norway, Norge
Europe/Paris: France
Europe/Prague: Czech Republic, Czechia
Europe/Riga: Latvia
Europe/Rome: Italy, Italia
Europe/Sarajevo: Bosnia and Herzegovina
Europe/Skopje: North Macedonia
Europe/Sofia: Bulgaria
Europe/Stockholm: Sweden, Sverige
Europe/Tallinn: Estonia
Europe/Tirane: Albania
Europe/Vienna: Austria, Österreich
Europe/Vilnius: Lithuania
Europe/Warsaw: Poland, Polska
Europe/Zagreb: Croatia, Hrvatska
Europe/Zurich: Switzerland, Schweiz, Suisse, Svizzera
"""
#: Countries of several clocks: their names, then cities that say which one.
_SEVERAL_CLOCKS = (
    ("Australia", {
        "Australia/Sydney": "Sydney, Canberra", "Australia/Melbourne": "Melbourne", "Australia/Brisbane": "Brisbane",
        "Australia/Adelaide": "Adelaide", "Australia/Perth": "Perth", "Australia/Darwin": "Darwin",
        "Australia/Hobart": "Hobart",
    }),
    ("Brazil, Brasil", {
        "America/Sao_Paulo": "São Paulo, Rio de Janeiro, Brasília, Belo Horizonte, Curitiba, Porto Alegre",
        "America/Bahia": "Salvador", "America/Fortaleza": "Fortaleza", "America/Recife": "Recife",
        "America/Manaus": "Manaus",
    }),
    ("Canada", {
        "America/Toronto": "Toronto, Ottawa, Montréal, Montreal", "America/Vancouver": "Vancouver",
        "America/Edmonton": "Edmonton, Calgary", "America/Winnipeg": "Winnipeg", "America/Halifax": "Halifax",
    }),
    ("Chile", {"America/Santiago": "Santiago, Valparaíso"}),
    ("China", {"Asia/Shanghai": "Shanghai, Beijing, Guangzhou, Shenzhen"}),
    ("Ecuador", {"America/Guayaquil": "Guayaquil, Quito"}),
    ("Indonesia", {"Asia/Jakarta": "Jakarta, Bandung", "Asia/Makassar": "Makassar, Denpasar"}),
    ("Mexico, México", {
        "America/Mexico_City": "Mexico City, Ciudad de México", "America/Monterrey": "Monterrey",
        "America/Tijuana": "Tijuana", "America/Cancun": "Cancún",
    }),
    ("New Zealand", {"Pacific/Auckland": "Auckland, Wellington, Christchurch"}),
    ("Portugal", {
        "Europe/Lisbon": "Lisboa, Lisbon, Porto, Coimbra, Braga, Faro", "Atlantic/Madeira": "Funchal",
        "Atlantic/Azores": "Ponta Delgada",
    }),
    ("Russia", {"Europe/Moscow": "Moscow, Saint Petersburg", "Asia/Novosibirsk": "Novosibirsk"}),
    ("Spain, España", {
        "Europe/Madrid": "Madrid, Barcelona, València, Valencia, Sevilla, Seville, Bilbao, Málaga, Zaragoza",
        "Atlantic/Canary": "Las Palmas, Santa Cruz de Tenerife",
    }),
    ("Ukraine", {"Europe/Kyiv": "Kyiv, Lviv, Odesa"}),
    ("United States, United States of America, USA, US", {
        "America/New_York": "New York, Boston, Washington, Philadelphia, Atlanta, Miami, Brooklyn",
        "America/Chicago": "Chicago, Austin, Dallas, Houston, Minneapolis, New Orleans",
        "America/Denver": "Denver, Boulder", "America/Phoenix": "Phoenix",
        "America/Los_Angeles": "Los Angeles, San Francisco, San Diego, Seattle, Oakland, Palo Alto",
        "America/Anchorage": "Anchorage", "Pacific/Honolulu": "Honolulu",
    }),
)  # fmt: skip


def names_of_one_clock() -> list[tuple[str, str]]:
    """Give names of countries of one clock, each with its zone."""
    found = []
    for line in _ONE_CLOCK.strip().splitlines():
        zone, _colon, names = line.partition(": ")
        found += [(name, zone) for name in names.split(", ")]
    return found


def cities_of_several_clocks() -> list[tuple[str, tuple[tuple[str, str], ...]]]:
    """Give names of countries of several clocks, each with cities and their zones."""
    return [
        (name, tuple((city, zone) for zone, some in cities.items() for city in some.split(", ")))
        for names, cities in _SEVERAL_CLOCKS
        for name in names.split(", ")
    ]
