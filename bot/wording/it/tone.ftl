# Italiano. Prima che le parole di chi lavora nell'ufficio vadano a un cliente.

tone-jargon = «{ $words }» → «{ $instead }»
tone-blame = «{ $words }» suona come un rimprovero → «{ $instead }»
tone-capitals = «{ $words }»: in maiuscolo sembra gridato.
tone-marks = «{ $words }»: con meno punti esclamativi suona più calmo.
tone-money = «{ $words }»: accanto al denaro un punto esclamativo suona come pressione.
tone-more = … e altri { $count }

tone-goes = La tua risposta a { $name } parte { $at } così com'è. Prima che parta:
tone-how = Per cambiarla, modifica il tuo messaggio.
tone-before = Prima che parta:
tone-content = Forse merita un altro sguardo, poiché lo legge il cliente:
button-take-back = Ritira
speech-unknown = Non ho capito linguaggio={ $value }. Si può scrivere: semplice, esperto
client-speech-plain = Linguaggio: semplice, senza termini del mestiere
client-speech-expert = Linguaggio: conosce i termini del mestiere
wording-faulty = { $count ->
    [one] Uno dei tuoi testi non viene usato, perché nel suo file c'è qualcosa di sbagliato. «paletti wording --check» lo mostra di nuovo:
   *[other] { $count } dei tuoi testi non vengono usati, perché nel loro file c'è qualcosa di sbagliato. «paletti wording --check» lo mostra di nuovo:
}
