"""How writers begin what must not be overlooked: the rules, as data by language.

The rules of all languages are tried on every post: a label or an order to call for help is
written in words that say the same in no other language, and posts mix languages.
"""

from msgspec import Struct

from exporter.tree import CalloutKind

NUMBERS = (
    *("911", "9-1-1", "999", "112", "111", "000", "100", "101", "102", "103", "108", "110"),
    *("115", "118", "119", "120", "144", "15", "18", "190", "192", "193", "995", "997", "998"),
)
"""Emergency numbers. Sources: ITU-T E.129 lists; EU 112; national services."""


class Rule(Struct, frozen=True):
    """One way in which paragraphs of a kind begin in a language.

    Attributes:
        language: BCP 47 tag, for people.
        kind: What such a paragraph is.
        labels: Words that name what follows, before a colon, a dash or an exclamation mark, or
            in bold by themselves.
        openings: Regular expressions of how a sentence starts, in small letters, with `{n}` for
            an emergency number; no Latin or Cyrillic letter may follow.
        examples: Paragraphs that the rule sets apart: one at least for each opening.
        near_miss: One that looks like it and isn't.
    """

    language: str
    kind: CalloutKind
    labels: tuple[str, ...] = ()
    openings: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    near_miss: str = ""


_CARE = r"(?:help|care|attention|advice|treatment|assistance)"
_NOW = r"(?:immediately|right away|straight away|straightaway|at once|urgently|now|as soon as)"
_SOMEBODY = (
    r"(?:your|a|the) (?:(?:own|family|healthcare|health care) )?"
    r"(?:doctor|gp|physician|provider|midwife|nurse|pharmacist|surgeon|clinic|care team|vet)"
)

_ENGLISH = (
    Rule(
        "en",
        "emergency",
        labels=("emergency", "in an emergency", "medical emergency", "life-threatening"),
        openings=(
            r"(?:(?:in|for) (?:an? )?(?:\w+ )?emergenc(?:y|ies),? )?(?:please |always |immediately )?"
            r"(?:call|dial|phone|ring) {n}(?= *(?:[.,;:!(]|$)| (?:if|or|and|immediately|right|straight"
            r"|at once|now|for|when|in|as)\b)",
            r"(?:please )?call (?:for )?an ambulance",
            rf"(?:seek|get) (?:immediate|emergency|urgent) (?:medical )?{_CARE}",
            rf"(?:seek|get) (?:medical |professional )?{_CARE} {_NOW}",
            r"go (?:straight |immediately |directly |right away )?to (?:the |your |an )?(?:nearest |closest |local )?"
            r"(?:emergency (?:room|department)|a&e|accident and emergency)",
        ),
        examples=(
            "Call 911 if the pain spreads to the jaw.",
            "Call an ambulance if she can't be woken.",
            "Seek immediate medical attention for a severed finger.",
            "Get medical help right away if the swelling grows.",
            "Go to the nearest emergency department if you can't pass water.",
        ),
        near_miss="Call 911 operators hear the same question a hundred times a day.",
    ),
    Rule(
        "en",
        "warning",
        labels=(
            *("warning", "caution", "danger", "beware", "warning signs", "red flags", "attention"),
            *("when to seek help", "when to seek medical help", "when to seek medical attention"),
            *("when to seek medical care", "when to get help", "when to get medical help"),
            *("when to call the doctor", "when to call your doctor", "when to call a doctor"),
            *("when to see a doctor", "when to see your doctor", "safety warning", "get help if"),
        ),
        openings=(
            rf"seek (?:medical |professional )?{_CARE}(?= *(?:[.,;:!]|$)| (?:if|when|from|for)\b)",
            rf"get medical {_CARE}(?= *(?:[.,;:!]|$)| (?:if|when|from)\b)",
            rf"(?:call|contact|see|consult|talk to|tell|ring|phone) {_SOMEBODY} (?:if|{_NOW})",
        ),
        examples=(
            "Seek help if you feel worse after two days.",
            "Get medical advice if the rash spreads.",
            "Call your doctor if the dressing is wet.",
        ),
        near_miss="The warning: nobody had read it, and so the boat sailed.",
    ),
    Rule(
        "en",
        "important",
        labels=("important", "important note", "important information", "very important"),
        examples=("Important: take the tablets with food.",),
        near_miss="Important dates are printed on the last page.",
    ),
    Rule(
        "en",
        "note",
        labels=("note", "please note", "nb", "n.b.", "n.b"),
        examples=("Note: the clinic is closed on Mondays.",),
        near_miss="Note that the clinic moved in May.",
    ),
)

_AT_ONCE = r"(?:de inmediato|inmediatamente|urgentemente|enseguida|cuanto antes|ya)"

_SPANISH = (
    Rule(
        "es",
        "emergency",
        labels=("emergencia", "urgencia", "en caso de emergencia"),
        openings=(
            rf"(?:en caso de emergencia,? )?(?:llame|llama|marque|marca) (?:{_AT_ONCE} )?(?:al |a )?"
            r"(?:{n}|los servicios de emergencias?|emergencias|una ambulancia)",
            rf"(?:acuda|vaya|acude) (?:{_AT_ONCE} )?(?:a urgencias|a la sala de emergencias"
            r"|al servicio de urgencias|al hospital más cercano)",
            rf"busque (?:{_AT_ONCE} )?(?:ayuda|atención|asistencia) médica (?:{_AT_ONCE}|urgente|inmediata)",
        ),
        examples=(
            "Llame al 112 si no puede respirar.",
            "Acuda a urgencias si la herida no deja de sangrar.",
            "Busque atención médica de inmediato si se desmaya.",
        ),
        near_miss="Llame al 1125 para pedir cita.",
    ),
    Rule(
        "es",
        "warning",
        labels=(
            *("advertencia", "atención", "cuidado", "peligro", "precaución", "alerta", "aviso"),
            *("cuándo llamar al médico", "cuándo consultar al médico", "cuándo buscar ayuda"),
            *("cuándo buscar ayuda médica", "cuándo acudir al médico", "señales de alarma"),
        ),
        openings=(
            r"busque (?:ayuda|atención|asistencia)(?: médica)? (?:si|cuando)",
            rf"(?:consulte|llame|avise|contacte) (?:a |con )?(?:su|un|al) médico (?:si|{_AT_ONCE})",
        ),
        examples=(
            "Busque ayuda médica si la fiebre no baja.",
            "Consulte a su médico si está embarazada.",
        ),
        near_miss="La advertencia llegó tarde.",
    ),
    Rule(
        "es",
        "important",
        labels=("importante", "muy importante"),
        examples=("Importante: no conduzca hasta mañana.",),
        near_miss="Importante es también el descanso.",
    ),
    Rule(
        "es",
        "note",
        labels=("nota", "tenga en cuenta"),
        examples=("Nota: traiga su tarjeta.",),
        near_miss="Nota que el agua está tibia.",
    ),
)

_VITE = (
    r"(?:immédiatement|tout de suite|sans attendre|sans délai|rapidement|en urgence|d['’]urgence)"
)

_FRENCH = (
    Rule(
        "fr",
        "emergency",
        labels=("urgence", "en cas d'urgence", "en cas d’urgence"),
        openings=(
            rf"(?:en cas d['’]urgence,? )?(?:appelez|composez|contactez) (?:{_VITE} )?(?:le )?"
            r"(?:{n}|samu|une ambulance|les urgences)",
            rf"(?:rendez-vous|allez) (?:{_VITE} )?aux urgences",
            rf"consultez {_VITE}",
        ),
        examples=(
            "Appelez le 15 en cas de douleur dans la poitrine.",
            "Rendez-vous immédiatement aux urgences.",
            "Consultez immédiatement un médecin si la fièvre monte.",
        ),
        near_miss="Appelez le 1512 pour un rendez-vous.",
    ),
    Rule(
        "fr",
        "warning",
        labels=(
            *("avertissement", "attention", "danger", "mise en garde", "prudence"),
            *(
                "quand consulter",
                "quand consulter un médecin",
                "signes d'alerte",
                "signes d’alerte",
            ),
        ),
        openings=(
            r"(?:consultez|appelez|contactez) (?:votre|un) (?:médecin|pharmacien) (?:si|dès que)",
        ),
        examples=("Consultez votre médecin si la douleur persiste.",),
        near_miss="Attention portée aux détails, voilà son métier.",
    ),
    Rule(
        "fr",
        "important",
        labels=("important", "très important"),
        examples=("Important : gardez le pansement au sec.",),
        near_miss="Important moment de la journée, le repas se prend assis.",
    ),
    Rule(
        "fr",
        "note",
        labels=("remarque", "note", "à noter", "nota bene", "nota", "n.b."),
        examples=("À noter : le cabinet ferme à midi.",),
        near_miss="Notez l’heure de chaque prise.",
    ),
)

_SOFORT = r"(?:sofort|umgehend|unverzüglich|dringend)"

_GERMAN = (
    Rule(
        "de",
        "emergency",
        labels=("notfall", "im notfall"),
        openings=(
            rf"(?:im notfall )?(?:rufen|wählen) sie (?:(?:bitte|{_SOFORT}) )*(?:(?:den notruf|die|unter) )*"
            r"(?:{n}|(?:den )?(?:notarzt|rettungsdienst|notruf)|einen krankenwagen)",
            rf"(?:suchen|holen) sie (?:sich )?{_SOFORT} (?:ärztliche|medizinische|einen arzt|hilfe)",
            rf"gehen sie {_SOFORT} (?:in die notaufnahme|zum arzt|ins krankenhaus)",
        ),
        examples=(
            "Rufen Sie sofort den Notruf 112, wenn Atemnot auftritt.",
            "Suchen Sie umgehend ärztliche Hilfe, wenn das Fieber steigt.",
            "Gehen Sie sofort in die Notaufnahme.",
        ),
        near_miss="Rufen Sie die 1120 an, um einen Termin zu vereinbaren.",
    ),
    Rule(
        "de",
        "warning",
        labels=(
            *("warnung", "achtung", "vorsicht", "gefahr", "warnhinweis", "warnzeichen"),
            *("wann zum arzt", "wann sie zum arzt sollten", "wann ärztliche hilfe nötig ist"),
        ),
        openings=(
            r"(?:suchen|holen) sie (?:bitte )?(?:ärztliche hilfe|einen arzt auf|ärztlichen rat)",
            r"(?:gehen sie zum arzt|rufen sie ihren arzt an|fragen sie ihren arzt),? (?:wenn|falls)",
        ),
        examples=(
            "Suchen Sie einen Arzt auf, wenn der Husten bleibt.",
            "Gehen Sie zum Arzt, wenn die Wunde rot wird.",
        ),
        near_miss="Achtung vor dem Leben war sein Grundsatz.",
    ),
    Rule(
        "de",
        "important",
        labels=("wichtig", "wichtiger hinweis", "sehr wichtig", "bitte beachten"),
        examples=("Wichtig: Kommen Sie nüchtern.",),
        near_miss="Wichtig ist auch der Schlaf.",
    ),
    Rule(
        "de",
        "note",
        labels=("hinweis", "anmerkung", "bitte beachten sie"),
        examples=("Hinweis: Die Praxis ist am Montag geschlossen.",),
        near_miss="Hinweise gab es viele.",
    ),
)

_JA = r"(?:imediatamente|já|de imediato|com urgência|urgentemente)"

_PORTUGUESE = (
    Rule(
        "pt",
        "emergency",
        labels=("emergência", "urgência", "em caso de emergência"),
        openings=(
            rf"(?:em caso de emergência,? )?(?:ligue|telefone|disque|chame) (?:{_JA} )?(?:para )?(?:o )?"
            r"(?:{n}|samu|uma ambulância)",
            rf"(?:procure|busque) (?:{_JA} )?(?:ajuda|atendimento|assistência|cuidados) médic[ao]s? "
            rf"(?:{_JA}|de urgência|urgente|imediat[oa])",
            rf"(?:vá|dirija-se) (?:{_JA} )?(?:ao|à|para o) (?:pronto[- ]socorro|urgência|hospital mais próximo)",
        ),
        examples=(
            "Ligue para o 192 se a pessoa não responder.",
            "Procure atendimento médico imediatamente se houver sangue.",
            "Vá ao pronto-socorro se a dor aumentar.",
        ),
        near_miss="Ligue para o 1925 para marcar consulta.",
    ),
    Rule(
        "pt",
        "warning",
        labels=(
            *("aviso", "atenção", "cuidado", "perigo", "advertência", "alerta", "sinais de alerta"),
            *("quando procurar ajuda", "quando procurar um médico", "quando consultar o médico"),
        ),
        openings=(
            r"(?:procure|busque) (?:ajuda|atendimento|assistência)(?: médic[ao])? (?:se|quando)",
            r"(?:consulte|contacte|procure|ligue para) (?:o seu|seu|um) médico (?:se|imediatamente)",
        ),
        examples=(
            "Procure ajuda se a febre continuar.",
            "Consulte o seu médico se tiver dúvidas.",
        ),
        near_miss="Atenção ao paciente é o tema do curso.",
    ),
    Rule(
        "pt",
        "important",
        labels=("importante", "muito importante"),
        examples=("Importante: não beba álcool.",),
        near_miss="Importante lembrar que o chá esfria.",
    ),
    Rule(
        "pt",
        "note",
        labels=("nota", "observação", "obs", "obs."),
        examples=("Observação: traga os exames.",),
        near_miss="Observação de aves é um passatempo.",
    ),
)

_ARABIC = (
    Rule(
        "ar",
        "emergency",
        labels=("طوارئ", "حالة طارئة", "في حالة الطوارئ"),
        openings=(
            r"(?:يرجى )?(?:اتصل|اتصلي|اتصلوا|الاتصال) (?:فورا |فورًا |فوراً )?(?:على |ب)?(?:الرقم |رقم )?"
            r"(?:{n}|الإسعاف|بالإسعاف|الطوارئ)",
            r"(?:اطلب|اطلبي|اطلبوا) (?:المساعدة|العناية|الرعاية) الطبية (?:فورا|فورًا|فوراً|العاجلة|الفورية)",
            r"(?:اذهب|اذهبي|توجه) (?:فورا |فورًا |فوراً )?إلى (?:أقرب|قسم الطوارئ|الطوارئ)",
        ),
        examples=(
            "اتصل على 112 إذا توقف التنفس.",
            "اطلب المساعدة الطبية فورًا إذا زاد الألم.",
            "اذهب إلى أقرب مستشفى.",
        ),
        near_miss="اتصل على 1125 لحجز موعد.",
    ),
    Rule(
        "ar",
        "warning",
        labels=("تحذير", "تنبيه", "خطر", "احذر", "متى تطلب المساعدة", "متى تزور الطبيب"),
        openings=(
            r"(?:اطلب|اطلبي|اطلبوا) (?:المساعدة|العناية|الرعاية)(?: الطبية)? (?:إذا|عند)",
            r"(?:اتصل ب|راجع |استشر )(?:طبيبك|الطبيب) (?:إذا|فورا|فورًا|فوراً|عند)",
        ),
        examples=("اطلب المساعدة إذا استمرت الحمى.", "راجع الطبيب إذا ظهر طفح."),
        near_miss="تحذير الأطباء جاء متأخرا.",
    ),
    Rule(
        "ar",
        "important",
        labels=("مهم", "هام", "مهم جدا", "هام جدا"),
        examples=("هام: تناول الدواء مع الطعام.",),
        near_miss="مهم أن تنام جيدا.",
    ),
    Rule(
        "ar",
        "note",
        labels=("ملاحظة", "ملحوظة"),
        examples=("ملاحظة: العيادة مغلقة يوم الجمعة.",),
        near_miss="ملاحظة الفرق سهلة.",
    ),
)

_HEBREW = (
    Rule(
        "he",
        "emergency",
        labels=("חירום", "מקרה חירום", "במקרה חירום"),
        openings=(
            r"(?:במקרה חירום,? )?(?:התקשרו|התקשר|התקשרי|חייגו|חייג) (?:מיד )?(?:אל |למספר |ל[-־]?)?"
            r"(?:{n}|אמבולנס|מד״א|מד\"א)",
            r"(?:פנו|פנה|פני|גשו) (?:מיד|מייד|בדחיפות) (?:ל|אל)",
        ),
        examples=("חייגו 101 אם יש קושי בנשימה.", "פנו מיד לחדר מיון."),
        near_miss="חייגו 1015 לקביעת תור.",
    ),
    Rule(
        "he",
        "warning",
        labels=("אזהרה", "סכנה", "זהירות", "מתי לפנות לעזרה", "מתי לפנות לרופא", "סימני אזהרה"),
        openings=(r"(?:פנו|פנה|פני) (?:לרופא|לעזרה|לקבלת עזרה)(?: רפואית)? (?:אם|כאשר)",),
        examples=("פנו לרופא אם החום נמשך.",),
        near_miss="אזהרה כזאת לא נשמעה מעולם.",
    ),
    Rule(
        "he",
        "important",
        labels=("חשוב", "חשוב מאוד", "שימו לב", "שים לב"),
        examples=("חשוב: יש לקחת עם אוכל.",),
        near_miss="חשוב לשתות מים.",
    ),
    Rule(
        "he",
        "note",
        labels=("הערה", "לתשומת לבכם"),
        examples=("הערה: המרפאה סגורה בשבת.",),
        near_miss="הערה אחת לסיום הספיקה.",
    ),
)

_CHINESE = (
    Rule(
        "zh",
        "emergency",
        labels=("紧急情况", "緊急情況", "紧急", "緊急"),
        openings=(
            r"(?:如遇紧急情况[,，]?)?[请請]?(?:立即|马上|馬上|立刻)?(?:拨打|撥打|致电|致電) *{n}",
            r"[请請]?(?:立即|马上|馬上|立刻)(?:就医|就醫|就诊|送医|送醫|前往急诊|前往急診|寻求医疗|尋求醫療)",
        ),
        examples=("拨打120，如果病人没有呼吸。", "请立即就医，如果疼痛加重。"),
        near_miss="拨打12345可以预约。",
    ),
    Rule(
        "zh",
        "warning",
        labels=(
            *("警告", "危险", "危險", "小心", "当心", "注意", "注意事项", "警示"),
            *("何时就医", "何時就醫", "什么时候就医"),
        ),
        openings=(r"(?:如果|若)?(?:出现|出現)以下(?:情况|情況|症状|症狀)[^。]{0,20}(?:就医|就醫)",),
        examples=("出现以下症状请就医：", "警告：不要与酒同服。"),
        near_miss="注意力不集中是常见的。",
    ),
    Rule(
        "zh",
        "important",
        labels=("重要", "重要提示", "重要提醒", "重要事项"),
        examples=("重要提示：请饭后服用。",),
        near_miss="重要的是休息。",
    ),
    Rule(
        "zh",
        "note",
        labels=("注", "备注", "備註", "说明", "請注意", "请注意"),
        examples=("备注：周一休息。",),
        near_miss="备注栏可以空着。",
    ),
)

_SROCHNO = r"(?:немедленно|срочно|сразу|незамедлительно)"

_RUSSIAN = (
    Rule(
        "ru",
        "emergency",
        labels=("экстренная помощь", "в экстренном случае"),
        openings=(
            rf"(?:{_SROCHNO} )?(?:звоните|позвоните|вызовите|вызывайте|наберите) (?:{_SROCHNO} )?"
            r"(?:по (?:номеру|телефону) )?(?:в )?(?:{n}|скорую)",
            rf"{_SROCHNO} (?:обратитесь|обращайтесь)",
        ),
        examples=("Позвоните 103, если дышать трудно.", "Немедленно обратитесь к врачу."),
        near_miss="Позвоните 1035, чтобы записаться.",
    ),
    Rule(
        "ru",
        "warning",
        labels=(
            *("внимание", "осторожно", "предупреждение", "опасно", "опасность"),
            *("когда обращаться к врачу", "когда обратиться к врачу", "когда вызывать врача"),
        ),
        openings=(r"(?:обратитесь|обращайтесь) (?:к врачу|за помощью),? (?:если|при|когда)",),
        examples=("Обратитесь к врачу, если боль не проходит.",),
        near_miss="Внимание к деталям важно в этом деле.",
    ),
    Rule(
        "ru",
        "important",
        labels=("важно", "очень важно", "обратите внимание"),
        examples=("Важно: принимайте после еды.",),
        near_miss="Важно и то, что вода тёплая.",
    ),
    Rule(
        "ru",
        "note",
        labels=("примечание", "заметка"),
        examples=("Примечание: приём по записи.",),
        near_miss="Примечание автора стоит в конце.",
    ),
)

_HINDI = (
    Rule(
        "hi",
        "emergency",
        labels=("आपातकाल", "आपात स्थिति", "आपातकालीन स्थिति", "इमरजेंसी"),
        openings=(
            r"(?:आपात स्थिति में,? )?(?:तुरंत )?{n} (?:पर|नंबर पर) (?:तुरंत )?(?:कॉल|फ़ोन|फोन|डायल)",
            r"तुरंत (?:डॉक्टर|चिकित्सक|अस्पताल|चिकित्सा सहायता|एम्बुलेंस)",
        ),
        examples=("112 पर कॉल करें यदि साँस न आए।", "तुरंत डॉक्टर से मिलें।"),
        near_miss="1125 पर कॉल करके समय लें।",
    ),
    Rule(
        "hi",
        "warning",
        labels=("चेतावनी", "सावधान", "सावधानी", "खतरा", "ख़तरा", "डॉक्टर से कब मिलें"),
        openings=(r"डॉक्टर (?:से|को) (?:मिलें|संपर्क करें|दिखाएँ|दिखाएं),? (?:यदि|अगर)",),
        examples=("डॉक्टर से मिलें यदि बुखार बना रहे।",),
        near_miss="चेतावनी के बाद भी वह गया।",
    ),
    Rule(
        "hi",
        "important",
        labels=("महत्वपूर्ण", "महत्त्वपूर्ण", "ज़रूरी", "जरूरी", "ज़रूरी सूचना"),
        examples=("महत्वपूर्ण: दवा खाने के बाद लें।",),
        near_miss="महत्वपूर्ण बात यह है कि पानी पिएँ।",
    ),
    Rule(
        "hi",
        "note",
        labels=("नोट", "ध्यान दें", "कृपया ध्यान दें"),
        examples=("ध्यान दें: सोमवार को क्लिनिक बंद है।",),
        near_miss="नोट कर लें कि पानी गरम हो।",
    ),
)

RULES: tuple[Rule, ...] = (
    *(*_ENGLISH, *_SPANISH, *_FRENCH, *_GERMAN, *_PORTUGUESE),
    *(*_ARABIC, *_HEBREW, *_CHINESE, *_RUSSIAN, *_HINDI),
)
"""The first rule that fits wins; where languages share a label, the earlier one has it."""
