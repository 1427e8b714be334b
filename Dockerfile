# The libraries as locked, and the program, in a virtual environment; run by a user who owns nothing but /data.

FROM python:3.13-slim-trixie AS build
ENV PIP_NO_CACHE_DIR=1 \
    PIP_DISABLE_PIP_VERSION_CHECK=1 \
    PIP_ROOT_USER_ACTION=ignore
WORKDIR /src
RUN python -m venv --without-pip /opt/paletti
COPY requirements.lock requirements-build.lock ./
RUN pip --python /opt/paletti install --require-hashes -r requirements.lock \
    && pip install --require-hashes -r requirements-build.lock
COPY pyproject.toml README.md LICENSE ./
COPY bot bot
COPY handlers handlers
COPY schedules schedules
RUN pip wheel --no-index --no-deps --no-build-isolation --wheel-dir /wheels . \
    && pip --python /opt/paletti install --no-index --no-deps /wheels/*.whl

FROM python:3.13-slim-trixie
RUN groupadd --gid 10001 paletti \
    && useradd --uid 10001 --gid 10001 --no-create-home --home-dir /data --shell /usr/sbin/nologin paletti \
    && install --directory --owner=paletti --group=paletti --mode=0700 /data
COPY --from=build /opt/paletti /opt/paletti
ENV PATH=/opt/paletti/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    PALETTI_STORE_URL=tinydb:/data \
    PALETTI_WEB_HOST=0.0.0.0
USER 10001:10001
# A paletti.toml in the volume is found, too.
WORKDIR /data
VOLUME /data
EXPOSE 8080
# Without a proxy, since a proxy would be asked for its own 127.0.0.1.
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 \
    CMD ["python", "-c", "import os; from urllib.request import ProxyHandler, build_opener; build_opener(ProxyHandler({})).open('http://127.0.0.1:' + os.environ.get('PALETTI_WEB_PORT', '8080') + '/health', timeout=4)"]
ENTRYPOINT ["paletti"]
CMD ["run"]
