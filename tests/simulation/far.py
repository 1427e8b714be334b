"""Platforms as far away as the real ones: requests are under way for a while, before and after they are carried out."""

import asyncio

from aiohttp import web

from tests.platforms.fake_slack import FakeSlack
from tests.platforms.fake_telegram import FakeTelegram


async def _from_afar(answer, request, halfway_seconds):
    """A request counts when it has arrived whole, whatever becomes of its sender then."""
    try:
        await request.read()
    except ConnectionResetError:
        return web.Response()
    await asyncio.sleep(halfway_seconds)
    answered = await answer(request)
    await asyncio.sleep(halfway_seconds)
    return answered


class FarTelegram(FakeTelegram):
    def __init__(self, halfway_seconds, **options):
        super().__init__(**options)
        self._halfway_seconds = halfway_seconds

    async def _answer(self, request):
        return await _from_afar(super()._answer, request, self._halfway_seconds)


class FarSlack(FakeSlack):
    def __init__(self, halfway_seconds, **options):
        super().__init__(**options)
        near = self.api.call

        async def far(request):
            return await _from_afar(near, request, halfway_seconds)

        self.api.call = far
