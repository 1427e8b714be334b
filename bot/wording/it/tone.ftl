# Italiano. Prima che le parole di chi lavora nello studio vadano a un cliente.

tone-jargon = «{ $words }» → «{ $instead }»
tone-blame = «{ $words }» suona come un rimprovero → «{ $instead }»
tone-capitals = «{ $words }»: in maiuscolo sembra gridato.
tone-marks = «{ $words }»: con meno punti esclamativi suona più calmo.
tone-money = «{ $words }»: accanto al denaro un punto esclamativo suona come pressione.
tone-more = … e altri { $count }
