"""A bot as the library's own examples write it: the update is confirmed by the next poll, whatever the handler does.

`test_kill.py` holds it to the same test as Paletti, to see that the test would notice a lost message.
"""

import asyncio
import os

from telegram.ext import Application, MessageHandler, filters


async def answer(update, _context):
    await asyncio.sleep(0.005)  # every real handler waits for something: a database, a file, another service
    await update.message.reply_text("Thank you for your message. We are closed.")


app = (
    Application.builder()
    .token(os.environ["PALETTI_TELEGRAM_TOKEN"])
    .base_url(os.environ["PALETTI_TELEGRAM_BASE_URL"] + "/bot")
    .build()
)
app.add_handler(MessageHandler(filters.ALL, answer))
app.run_polling()
