# SPDX-License-Identifier: GPL-3.0-or-later
"""The words of Outlook's column titles in English, German, French, Spanish, Italian, Dutch and Portuguese.

Outlook CSV (desktop 2003 to 365, Outlook.com, Google's "Outlook CSV"). Ways to say the same are parted by |. The order
of words, brackets and small words (of, de, per) do not count. What has no word here is kept under its own title.
"""

from __future__ import annotations

#: Titles of address parts, telephones and faxes are put together of one of these and one of the next.
PLACES = {
    "work": (
        "business|geschäftlich|bureau|professionnel|professionnelle|trabajo|negocios|uff|ufficio|werk|op werk|"
        "werkadres|zakelijk|comercial|endereço comercial|escritório|trabalho"
    ),
    "home": (
        "home|privat|domicile|personnel|personnelle|particular|domicilio|casa|residencia|ab|abitazione|thuis|"
        "huisadres|privé|residencial|endereço residencial"
    ),
    "other": (
        "other|weitere|weiterer|weiteres|weiteres/r|weitere/r|weiteres/e|weitere/s|andere|anderer|anderes|autre|otro|"
        "otra|altro|altra|ander|anders|ander adres|overig|overige|outro|outra|outro endereço"
    ),
}
ADDRESS_PARTS = {
    "street": "street|straße|rue|calle|via|straat|rua",
    "po box": (
        "po box|address po box|postfach|boîte postale|b p|apartado postal|apartado de correos|casella postale|"
        "postbus|caixa postal"
    ),
    "city": "city|ort|ville|ciudad|città|plaats|cidade",
    "state": (
        "state|region|bundesland|bundesland/kanton|kanton|dép/région|département|région|provincia o estado|provincia|"
        "estado o provincia|estado|provincie|distrito|estado ou província"
    ),
    "postal code": "postal code|postleitzahl|plz|code postal|código postal|cap|postcode|cep",
    "country": (
        "country/region|country|land/region|land|pays/région|pays|país o región|país/región|país|paese|paese/area|"
        "paese/area geografica|land/regio|país/região|país ou região"
    ),
    "address": "address|adresse|adresse complète|dirección|indirizzo|adres|endereço",
}
PHONES = "phone|telephone|telefon|téléphone|tél|teléfono|telefono|tel|telefoon|telefone"
FAXES = "fax|telefax|télécopie|faxnummer"

#: Telephones with a name of their own: these are answered by the person, the next ones by somebody else as well.
OWN_PHONES = {
    "mobile": (
        "mobile phone|mobile|mobiltelefon|handy|tél mobile|téléphone mobile|mobile|móvil|teléfono móvil|"
        "número de móvil|celular|cellulare|telefono cellulare|mobiele telefoon|mobiel|telefone celular|telemóvel"
    ),
    "main": (
        "primary phone|haupttelefon|téléphone principal|teléfono principal|telefono principale|hoofdtelefoon|"
        "telefone principal"
    ),
    "car": (
        "car phone|autotelefon|téléphone voiture|teléfono del automóvil|teléfono del coche|telefono auto|"
        "autotelefoon|telefone do carro"
    ),
    "pager": "pager|récepteur de radiomessagerie|radiomessagerie|localizador|buscapersonas|cercapersone|semafoon",
    "radio": (
        "radio phone|funktelefon|radio téléphone|radiotéléphone|radioteléfono|radiotelefono|radiotelefoon|radiofone|"
        "telefone de rádio"
    ),
    "isdn": "isdn|rnis|rdsi",
    "telex": "telex|télex|télex",
    "tty": (
        "tty/tdd phone|telefon für hörbehinderte|texttelefon|téléphone tdd/tty|téléphone tty/tdd|teléfono tty/tdd|"
        "telefono tty/tdd|teksttelefoon|telefone tty/tdd"
    ),
}
OTHERS_PHONES = {
    "assistant": (
        "assistant's phone|telefon assistent|telefon assistenz|téléphone de l'assistant|téléphone de l'assistant(e)|"
        "teléfono del ayudante|teléfono del asistente|telefono assistente|telefoon assistent|telefone do assistente"
    ),
    "company": (
        "company main phone|telefon firma|téléphone société|teléfono principal de la compañía|centralita|"
        "teléfono principal de la organización|telefono principale società|telefono società|hoofdtelefoon bedrijf|"
        "telefone principal da empresa"
    ),
    "callback": "callback|rückmeldung|rappel|devolución de llamada|richiamata|terugbellen|retorno de chamada|rechamada",
}

#: Columns that may come with a number.
MAIL = (
    "e mail address|e mail adresse|adresse de messagerie|adresse e mail|adresse électronique|"
    "dirección de correo electrónico|dirección correo electrónico|indirizzo posta elettronica|"
    "indirizzo di posta elettronica|indirizzo e mail|e mailadres|e mail adres|endereço de email|endereço de e mail|"
    "endereço de correio eletrônico|endereço de correio electrónico"
)
MAIL_TYPE = (
    "e mail type|e mail typ|type de messagerie|tipo de correo electrónico|tipo posta elettronica|"
    "tipo di posta elettronica|e mailtype|e mail type|tipo de email|tipo de e mail"
)
MAIL_NAME = (
    "e mail display name|e mail angezeigter name|nom complet de l'adresse de messagerie|"
    "nombre de pantalla de correo electrónico|nombre para mostrar de correo electrónico|"
    "nome visualizzato posta elettronica|e mail weergegeven naam|e mail weergavenaam|nome para exibição do email|"
    "nome para exibição do e mail"
)
WEB_PAGES = (
    "web page|webseite|page web|página web|pagina web|webpagina|página da web|business web page|personal web page|"
    "business homepage|home page"
)

SINGLES = {
    "prefix": "title|anrede|titre|civilité|trato|tratamiento|titolo|titel|título|tratamento",
    "given": "first name|given name|vorname|prénom|nombre|nome|voornaam|nome próprio|primeiro nome",
    "additional": (
        "middle name|weitere vornamen|deuxième prénom|autres prénoms|segundo nombre|secondo nome|middelste naam|"
        "tweede voornaam|segundo nome|nome do meio"
    ),
    "family": (
        "last name|surname|family name|nachname|nom|nom de famille|apellidos|apellido|cognome|achternaam|sobrenome"
    ),
    "suffix": "suffix|suffixe|sufijo|suffisso|achtervoegsel|sufixo",
    "nickname": "nickname|spitzname|surnom|sobrenombre|apodo|soprannome|bijnaam",
    "phonetic given": "given yomi|yomi first name|yomi given name",
    "phonetic family": "surname yomi|yomi last name|yomi surname",
    "display": "name|display name|full name",
    "company": "company|firma|société|organización|compañía|empresa|società|azienda|bedrijf",
    "department": "department|abteilung|service|département|departamento|reparto|afdeling",
    "job title": "job title|position|fonction|poste|puesto|cargo|posizione|qualifica|functie",
    "birthday": (
        "birthday|geburtstag|anniversaire|date de naissance|cumpleaños|compleanno|data di nascita|verjaardag|"
        "geboortedatum|aniversário|data de nascimento"
    ),
    "anniversary": (
        "anniversary|jahrestag|anniversaire de mariage|anniversaire de mariage ou fête|aniversario|anniversario|"
        "speciale datum|trouwdag|datas especiais|data especial|aniversário de casamento"
    ),
    "spouse": "spouse|partner/in|partner(in)|partner|conjoint|conjoint(e)|cónyuge|coniuge|nome coniuge|cônjuge",
    "child": "children|kinder|enfants|hijos|figli|kinderen|filhos",
    "manager": (
        "manager's name|name des/der vorgesetzten|vorgesetzter|responsable|nom du responsable|nombre del director|"
        "nome manager|nome responsabile|naam manager|nome do gerente|gestor"
    ),
    "assistant": (
        "assistant's name|assistent(in)|name assistent|name des assistenten|nom de l'assistant(e)|nom de l'assistant|"
        "nombre del ayudante|nombre del asistente|nome assistente|naam assistent|nome do assistente"
    ),
    "referred by": (
        "referred by|empfohlen von|recommandé par|indiqué par|recomendado por|presentato da|verwezen door|indicado por"
    ),
    "notes": "notes|notizen|notas|note|notities|anotações|observações|commentaires",
    "categories": "categories|kategorien|catégories|categorías|categorie|categorieën|categorias",
    "messenger": "im address|im|chatadresse|adresse de messagerie instantanée|dirección de mensajería instantánea",
    "hobby": "hobby|hobbys|passe temps|aficiones|afición|hobby's|passatempo|hobbies",
    "profession": "profession|beruf|profesión|professione|beroep|profissão",
    "gender": "gender|geschlecht|sexe|sexo|sesso|geslacht",
    "language": "language|sprache|langue|idioma|lingua|taal",
    "initials": "initials|initialen|initiales|iniciales|iniziali|initialen|iniciais",
    "priority": "priority|priorität|priorité|prioridad|priorità|prioriteit|prioridade",
    "sensitivity": (
        "sensitivity|vertraulichkeit|critère de diffusion|confidentialité|confidencialidad|sensibilidad|riservatezza|"
        "gevoeligheid|confidencialidade|sensibilidade"
    ),
    "private": "private|privat|privé|privado|privato",
}
#: Small words that say nothing.
SILENT = frozenset(
    """
    a al d da das de degli dei del della den der des di die do dos du el en et für het in l la las le les lo los o of
    on op ou per s van von y zu zum zur
    """.split()  # noqa: SIM905 (a list of words reads better as words)
)
#: What a column holds that nobody filled in.
DEFAULTS = {
    "gender": (
        "unspecified|keine angabe|nicht angegeben|non spécifié|non spécifiée|sin especificar|no especificado|"
        "non specificato|niet opgegeven|não especificado"
    ),
    "priority": "normal|normale|normaal",
    "sensitivity": "normal|normale|normaal",
    "private": "false|falsch|faux|falso|onwaar|0|no|nein|non|nee|não",
}
