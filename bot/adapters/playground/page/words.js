// The page's own words, in English and Italian, and the hours and days as each language writes them.
// What Paletti says comes from the server and is never translated here.

import { RECORDS } from "./records.js";
import { ENGLISH } from "./tour_en.js";
import { ITALIAN } from "./tour_it.js";

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
    reload: "Reload",
    lost: "The connection was lost. Trying again.",
    ended: "Paletti was started again, and this page belongs to the run before.",
    people: "Whose phone",
    chats: "Chats",
    topics: "Topics",
    role_client: "Client, {about}",
    role_colleague: "Colleague at {about}",
    role_newcomer: "New here, {about}",
    role_freelancer: "Freelancer",
    role_collaborator: "Works with Marta",
    log: "{name}'s chat with Paletti",
    logShared: "{title}, as {name} sees it",
    empty_client: "This is {name}'s phone. She is a client, and writes to Paletti, the office's assistant.",
    empty_colleague: "{name} works at the client's. What he writes here Paletti does not take for the client's word until he has a code.",
    empty_newcomer: "{name} has never written before. Nobody at the office knows her yet.",
    empty_freelancer: "This is {name}'s phone. Here Paletti hands over what came in, once the office is open.",
    empty_collaborator: "{name} joins the office with a code: Marta writes /member new {name}, and {name} writes /start with the code here.",
    emptyShared: "{people} write to each other here.",
    absent: "Paletti is not in this chat.",
    bringIn: "Bring Paletti in",
    takeOut: "Take Paletti out",
    joined: "{name} brought Paletti in",
    left: "{name} took Paletti out",
    topicOpened: "Topic",
    allTopics: "All",
    placeholder: "Write as {name}",
    placeholderFreelancer: "Write as {name}, / for commands",
    placeholderTopic: "Write as {name} in {topic}",
    field: "Message, as {name}",
    mention: "what follows is for the assistant",
    send: "Send",
    reply: "Reply",
    edit: "Edit",
    edited: "edited",
    delete: "Delete",
    deleted: "{name} deleted a message",
    youDeleted: "Message deleted",
    copy: "Copy",
    copied: "Copied.",
    cancel: "Cancel",
    close: "Close",
    save: "Save",
    formOf: "{title}, as {name}",
    saveFile: "Save {name}",
    replying: "Reply to: {text}",
    editing: "Edit: {text}",
    commands: "Commands",
    commandCount: "Suggestions: {count}. Arrow keys choose, Tab takes one.",
    attach: "Attach",
    attach_media: "Photo, video or sound",
    attach_document: "File",
    attach_voice: "Voice message",
    attach_sticker: "Sticker",
    attach_place: "Place",
    drop: "Drop here to attach as {name}",
    remove: "Remove {name}",
    pointField: "Latitude and longitude",
    kindPhoto: "Photo",
    kindDocument: "File",
    kindAudio: "Sound",
    kindVoice: "Voice message",
    kindVideo: "Video",
    kindAnimation: "Animation",
    kindSticker: "Sticker",
    kindPlace: "Place",
    noContent: "no content",
    tooLarge: "{name} is larger than {most} MB. Smaller files are welcome.",
    tooLargeAll: "This file is too large.",
    tooMany: "At most {most} at once. The others can follow in the next message.",
    notAPlace: "A place reads like {example}.",
    noRoom: "There is no room for more files until the playground is started again.",
    you: "{name} wrote",
    wrote: "{name} wrote",
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
    tryNewcomer: "{name} writes for the first time:",
    readyNewcomer: "Hello, I need a small website for my bakery. Whom may I ask?",
    tryShared: "Among colleagues Paletti keeps quiet, unless it is meant:",
    readyColleague: "Shall we move Thursday's call to ten?",
    readyMention: "@Paletti when does the office open?",
    tryApprove: "What is agreed belongs on record. Let {name} approve a text:",
    readyFirst: "/approve rossi Homepage copy\nFresh bread every morning from seven. Closed on Mondays.",
    tryChanges: "Version {version} waits for {name}'s word. Something is missing in it:",
    tryWish: "{name} says what should change:",
    readyWish: "Please add that we bake on Sundays too.",
    trySecond: "{name} asks for changes. A new version takes the place of the old one:",
    readySecond: "/approve rossi Homepage copy\nFresh bread every morning from seven, on Sundays too. Closed on Mondays.",
    tryGive: "Version {version} is here. Now it is right:",
    tryProof: "Both sides hold the receipt. Would anybody notice a word changed afterwards?",
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
    reload: "Ricarica",
    lost: "La connessione si è interrotta. Nuovo tentativo in corso.",
    ended: "Paletti è stato riavviato: questa pagina appartiene all'avvio precedente.",
    people: "Di chi è il telefono",
    chats: "Chat",
    topics: "Argomenti",
    role_client: "Cliente, {about}",
    role_colleague: "Collega, {about}",
    role_newcomer: "Primo contatto, {about}",
    role_freelancer: "Freelance",
    role_collaborator: "Lavora con Marta",
    log: "La chat di {name} con Paletti",
    logShared: "{title}, come la vede {name}",
    empty_client: "Questo è il telefono di {name}. È una cliente e scrive a Paletti, l'assistente dell'ufficio.",
    empty_colleague: "{name} lavora presso il cliente. Finché non ha un codice, ciò che scrive qui non vale come parola del cliente.",
    empty_newcomer: "{name} non ha mai scritto prima. In ufficio nessuno la conosce ancora.",
    empty_freelancer: "Questo è il telefono di {name}. Qui Paletti consegna ciò che è arrivato, quando l'ufficio apre.",
    empty_collaborator: "{name} entra nell'ufficio con un codice: Marta scrive /member new {name}, e {name} scrive qui /start con il codice.",
    emptyShared: "Qui si scrivono {people}.",
    absent: "Paletti non è in questa chat.",
    bringIn: "Porta qui Paletti",
    takeOut: "Togli Paletti",
    joined: "{name} ha portato qui Paletti",
    left: "{name} ha tolto Paletti",
    topicOpened: "Argomento",
    allTopics: "Tutto",
    placeholder: "Scriva come {name}",
    placeholderFreelancer: "Scriva come {name}, / i comandi",
    placeholderTopic: "Scriva come {name} in {topic}",
    field: "Messaggio, come {name}",
    mention: "ciò che segue è per l'assistente",
    send: "Invia",
    reply: "Rispondi",
    edit: "Modifica",
    edited: "modificato",
    delete: "Elimina",
    deleted: "{name} ha eliminato un messaggio",
    youDeleted: "Messaggio eliminato",
    copy: "Copia",
    copied: "Copiato.",
    cancel: "Annulla",
    close: "Chiudi",
    save: "Salva",
    formOf: "{title}, come {name}",
    saveFile: "Salva {name}",
    replying: "Risposta a: {text}",
    editing: "Modifica: {text}",
    commands: "Comandi",
    commandCount: "Suggerimenti: {count}. Le frecce scelgono, Tab inserisce.",
    attach: "Allega",
    attach_media: "Foto, video o audio",
    attach_document: "File",
    attach_voice: "Messaggio vocale",
    attach_sticker: "Sticker",
    attach_place: "Luogo",
    drop: "Rilasci qui per allegare come {name}",
    remove: "Togli {name}",
    pointField: "Latitudine e longitudine",
    kindPhoto: "Foto",
    kindDocument: "File",
    kindAudio: "Audio",
    kindVoice: "Messaggio vocale",
    kindVideo: "Video",
    kindAnimation: "Animazione",
    kindSticker: "Sticker",
    kindPlace: "Luogo",
    noContent: "senza contenuto",
    tooLarge: "{name} supera i {most} MB. File più piccoli sono benvenuti.",
    tooLargeAll: "Questo file è troppo grande.",
    tooMany: "Al massimo {most} alla volta. Gli altri possono seguire nel prossimo messaggio.",
    notAPlace: "Un luogo si scrive così: {example}.",
    noRoom: "Non c'è posto per altri file finché il playground non viene riavviato.",
    you: "{name} ha scritto",
    wrote: "{name} ha scritto",
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
    tryNewcomer: "{name} scrive per la prima volta:",
    readyNewcomer: "Salve, vorrei un piccolo sito per la mia panetteria. A chi posso chiedere?",
    tryShared: "Tra colleghi Paletti tace, a meno che non ci si rivolga a lui:",
    readyColleague: "Spostiamo la chiamata di giovedì alle dieci?",
    readyMention: "@Paletti quando apre l'ufficio?",
    tryApprove: "Ciò che si concorda va agli atti. Faccia approvare un testo a {name}:",
    readyFirst: "/approva rossi Testi homepage\nPane fresco ogni mattina dalle sette. Chiuso il lunedì.",
    tryChanges: "La versione {version} attende la parola di {name}. Manca qualcosa:",
    tryWish: "{name} dice che cosa deve cambiare:",
    readyWish: "Si aggiunga per favore che sforniamo anche la domenica.",
    trySecond: "{name} chiede modifiche. Una nuova versione prende il posto della precedente:",
    readySecond: "/approva rossi Testi homepage\nPane fresco ogni mattina dalle sette, anche la domenica. Chiuso il lunedì.",
    tryGive: "Ecco la versione {version}. Ora va bene:",
    tryProof: "Entrambi hanno la ricevuta. Una parola cambiata dopo si noterebbe?",
  },
};
const LOCALES = { en: "en-GB", it: "it-IT" };

let language = (navigator.language || "en").toLowerCase().startsWith("it") ? "it" : "en";

export const currentLanguage = () => language;

export function chooseLanguage(chosen) {
  language = chosen;
  document.documentElement.lang = chosen;
}

const TOUR = { en: ENGLISH, it: ITALIAN };
const words = (key) => WORDS[language][key] ?? RECORDS[language][key] ?? TOUR[language][key];

/** Whether there are words for `key`. */
export const worded = (key) => words(key) !== undefined;

/** The words for `key`, with `{name}` and the like filled in. */
export function t(key, values = {}) {
  return words(key).replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

/** An instant as this language writes it. `shape` is one of the three below, `zone` an IANA name. */
export function when(instant, zone, shape) {
  return new Intl.DateTimeFormat(LOCALES[language], { timeZone: zone, ...SHAPES[shape] }).format(new Date(instant));
}

/** A day of the week (0 is Monday) as this language writes it. */
export function weekday(day) {
  const monday = Date.UTC(2024, 0, 1);
  return new Intl.DateTimeFormat(LOCALES[language], { timeZone: "UTC", weekday: "long" }).format(monday + day * 86_400_000);
}

const CLOCK = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
const SHAPES = {
  time: CLOCK,
  short: { weekday: "short", ...CLOCK },
  day: { weekday: "long", day: "numeric", month: "long" },
};

/** So many bytes, as this language writes them. */
export function size(bytes) {
  const [unit, count] = bytes < 1e3 ? ["byte", bytes] : bytes < 1e6 ? ["kilobyte", bytes / 1e3] : ["megabyte", bytes / 1e6];
  const shape = { style: "unit", unit, unitDisplay: unit === "byte" ? "long" : "short", maximumFractionDigits: count < 10 ? 1 : 0 };
  return new Intl.NumberFormat(LOCALES[language], shape).format(count);
}

/** Decimal degrees, given as text, with the quarter of the globe that they lie in. */
export function coordinates(latitude, longitude) {
  const write = (degrees) => new Intl.NumberFormat(LOCALES[language], { maximumFractionDigits: 6 }).format(Math.abs(degrees));
  const west = language === "it" ? "O" : "W";
  return `${write(latitude)}° ${latitude < 0 ? "S" : "N"}, ${write(longitude)}° ${longitude < 0 ? west : "E"}`;
}

/** Fill every element below `root` that names its words. */
export function label(root = document) {
  for (const node of root.querySelectorAll("[data-t]")) node.textContent = t(node.dataset.t);
  for (const node of root.querySelectorAll("[data-t-label]")) node.setAttribute("aria-label", t(node.dataset.tLabel));
}
