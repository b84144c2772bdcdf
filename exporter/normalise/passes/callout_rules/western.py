"""English, Spanish, French, German and Portuguese."""

from exporter.normalise.passes.callout_rules.rule import Rule

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
            (
                r"(?:(?:in|for) (?:an? )?(?:\w+ )?emergenc(?:y|ies),? )?(?:please |always |immediately )?"
                r"(?:call|dial|phone|ring) {n}(?= *(?:[.,;:!(]|$)| (?:if|or|and|immediately|right|straight"
                r"|at once|now|for|when|in|as)\b)"
            ),
            r"(?:please )?call (?:for )?an ambulance",
            rf"(?:seek|get) (?:immediate|emergency|urgent) (?:medical )?{_CARE}",
            rf"(?:seek|get) (?:medical |professional )?{_CARE} {_NOW}",
            (
                r"go (?:straight |immediately |directly |right away )?to (?:the |your |an )?(?:nearest |closest |local )?"
                r"(?:emergency (?:room|department)|a&e|accident and emergency)"
            ),
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
            (
                rf"(?:en caso de emergencia,? )?(?:llame|llama|marque|marca) (?:{_AT_ONCE} )?(?:al |a )?"
                r"(?:{n}|los servicios de emergencias?|emergencias|una ambulancia)"
            ),
            (
                rf"(?:acuda|vaya|acude) (?:{_AT_ONCE} )?(?:a urgencias|a la sala de emergencias"
                r"|al servicio de urgencias|al hospital más cercano)"
            ),
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
            (
                rf"(?:en cas d['’]urgence,? )?(?:appelez|composez|contactez) (?:{_VITE} )?(?:le )?"
                r"(?:{n}|samu|une ambulance|les urgences)"
            ),
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
            (
                rf"(?:im notfall )?(?:rufen|wählen) sie (?:(?:bitte|{_SOFORT}) )*(?:(?:den notruf|die|unter) )*"
                r"(?:{n}|(?:den )?(?:notarzt|rettungsdienst|notruf)|einen krankenwagen)"
            ),
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
            (
                rf"(?:em caso de emergência,? )?(?:ligue|telefone|disque|chame) (?:{_JA} )?(?:para )?(?:o )?"
                r"(?:{n}|samu|uma ambulância)"
            ),
            (
                rf"(?:procure|busque) (?:{_JA} )?(?:ajuda|atendimento|assistência|cuidados) médic[ao]s? "
                rf"(?:{_JA}|de urgência|urgente|imediat[oa])"
            ),
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

WESTERN: tuple[Rule, ...] = (*_ENGLISH, *_SPANISH, *_FRENCH, *_GERMAN, *_PORTUGUESE)
