// The words of the ledger panel: what an entry is about, what stands in it, and what the check says.

import { ENGLISH } from "./records_en.js";
import { ITALIAN } from "./records_it.js";

export const RECORDS = { en: ENGLISH, it: ITALIAN };
