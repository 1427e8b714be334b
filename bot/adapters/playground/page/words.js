// The page's own words, in English and Italian, and the hours and days as each language writes them.
// What Paletti says comes from the server and is never translated here.

const WORDS = {
  en: {
    tagline: "Nothing leaves this computer, nothing is kept.",
    open: "Open",
    closed: "Closed",
    opens: "opens {when}",
    moves: "Move the clock",
    hour: "+1 hour",
    opening: "Next opening",
    due: "Next due",
    nothing: "nothing ahead",
    moved: "It is now {when}. The office is {sign}.",
    language: "Language of this page",
    show: "Show",
    ledger: "Ledger",
    ledgerAbout: "What was decided. Each entry carries the hash of the one before.",
    entry: "entry {seq}",
    reload: "Reload",
    lost: "The connection was lost. Trying again.",
    ended: "Paletti was started again, and this page belongs to the run before.",
    client: "Client, {about}",
    freelancer: "Freelancer",
    log: "{name}'s chat with Paletti",
    emptyClient: "This is {name}'s phone. She is a client, and writes to Paletti, the office's assistant.",
    emptyFreelancer: "This is {name}'s phone. Here Paletti hands over what came in, once the office is open.",
    placeholderClient: "Write as {name}",
    placeholderFreelancer: "Write as {name}, / for commands",
    field: "Message, as {name}",
    send: "Send",
    reply: "Reply",
    edit: "Edit",
    edited: "edited",
    copy: "Copy",
    copied: "Copied.",
    cancel: "Cancel",
    replying: "Reply to: {text}",
    editing: "Edit: {text}",
    commands: "Commands",
    commandCount: "{count} commands. Arrow keys choose, Tab takes one.",
    you: "{name} wrote",
    paletti: "Paletti wrote",
    unread: "{count} new",
    notSaved: "This could not be saved. Please try again.",
    notReached: "Paletti cannot be reached right now.",
    refused: "This was not accepted.",
    kept: "Your text is still here.",
    notMoved: "The clock could not be moved. Please try again.",
    tryFirst: "It's {time} and the office is {sign}. Write as {name}:",
    ready: "Hello, could you swap the photo on the homepage by tomorrow?",
    tryOpening: "{name} has her answer. What does the other phone show in the morning?",
    toOpening: "Go to the next opening",
    tryAnswer: "What came in is here. Use its buttons, or Reply.",
    tryCommands: "To look around",
  },
  it: {
    tagline: "Nulla esce da questo computer, nulla resta.",
    open: "Aperto",
    closed: "Chiuso",
    opens: "apre {when}",
    moves: "Sposta l'orologio",
    hour: "+1 ora",
    opening: "All'apertura",
    due: "In agenda",
    nothing: "nulla in vista",
    moved: "Ora è {when}. L'ufficio è {sign}.",
    language: "Lingua di questa pagina",
    show: "Mostra",
    ledger: "Registro",
    ledgerAbout: "Ciò che è stato deciso. Ogni voce porta l'impronta della precedente.",
    entry: "voce {seq}",
    reload: "Ricarica",
    lost: "La connessione si è interrotta. Nuovo tentativo in corso.",
    ended: "Paletti è stato riavviato: questa pagina appartiene all'avvio precedente.",
    client: "Cliente, {about}",
    freelancer: "Freelance",
    log: "La chat di {name} con Paletti",
    emptyClient: "Questo è il telefono di {name}. È una cliente e scrive a Paletti, l'assistente dell'ufficio.",
    emptyFreelancer: "Questo è il telefono di {name}. Qui Paletti consegna ciò che è arrivato, quando l'ufficio apre.",
    placeholderClient: "Scriva come {name}",
    placeholderFreelancer: "Scriva come {name}, / i comandi",
    field: "Messaggio, come {name}",
    send: "Invia",
    reply: "Rispondi",
    edit: "Modifica",
    edited: "modificato",
    copy: "Copia",
    copied: "Copiato.",
    cancel: "Annulla",
    replying: "Risposta a: {text}",
    editing: "Modifica: {text}",
    commands: "Comandi",
    commandCount: "{count} comandi. Le frecce scelgono, Tab inserisce.",
    you: "{name} ha scritto",
    paletti: "Paletti ha scritto",
    unread: "{count} nuovi",
    notSaved: "Non è stato possibile salvare. Riprovi, per favore.",
    notReached: "Paletti al momento non è raggiungibile.",
    refused: "Non è stato accettato.",
    kept: "Il testo è ancora qui.",
    notMoved: "Non è stato possibile spostare l'orologio. Riprovi, per favore.",
    tryFirst: "Sono le {time} e l'ufficio è {sign}. Scriva come {name}:",
    ready: "Salve, si potrebbe cambiare la foto in homepage entro domani?",
    tryOpening: "{name} ha la sua risposta. Che cosa mostrerà l'altro telefono domattina?",
    toOpening: "Vai alla prossima apertura",
    tryAnswer: "Ecco ciò che è arrivato. Usi i pulsanti, o Rispondi.",
    tryCommands: "Per dare un'occhiata",
  },
};
const LOCALES = { en: "en-GB", it: "it-IT" };

let language = (navigator.language || "en").toLowerCase().startsWith("it") ? "it" : "en";

export const currentLanguage = () => language;

export function chooseLanguage(chosen) {
  language = chosen;
  document.documentElement.lang = chosen;
}

/** The words for `key`, with `{name}` and the like filled in. */
export function t(key, values = {}) {
  return WORDS[language][key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

/** An instant as this language writes it. `shape` is one of the three below, `zone` an IANA name. */
export function when(instant, zone, shape) {
  return new Intl.DateTimeFormat(LOCALES[language], { timeZone: zone, ...SHAPES[shape] }).format(new Date(instant));
}

const CLOCK = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
const SHAPES = {
  time: CLOCK,
  short: { weekday: "short", ...CLOCK },
  day: { weekday: "long", day: "numeric", month: "long" },
};

/** Fill every element below `root` that names its words. */
export function label(root = document) {
  for (const node of root.querySelectorAll("[data-t]")) node.textContent = t(node.dataset.t);
  for (const node of root.querySelectorAll("[data-t-label]")) node.setAttribute("aria-label", t(node.dataset.tLabel));
}
