"""The least that answers on Telegram with the same library, as its own examples do. For comparison only.

python -m benchmarks.bare_telegram TOKEN BASE_URL
"""

from __future__ import annotations

import asyncio
import sys

from telegram import Update
from telegram.ext import Application, ContextTypes, MessageHandler, filters

TEXT = "Grazie, il messaggio è arrivato."


async def begin(token: str, base_url: str) -> None:
    """Answer every text from now on, in the background."""
    application = Application.builder().token(token).base_url(f"{base_url}/bot").build()
    application.add_handler(MessageHandler(filters.TEXT, _answer))
    await application.initialize()
    await application.start()
    if application.updater is not None:
        await application.updater.start_polling()


async def _answer(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
    if update.message is not None:
        await update.message.reply_text(TEXT)


async def _main() -> None:
    await begin(*sys.argv[1:])
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(_main())
