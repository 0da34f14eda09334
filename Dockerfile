# Tareekh as an image: not root, a file system that may be read only, and all that is written in two places, the data
# of the embedded store and the keys. docs/cluster.md says how it is run, and that nobody can reach it from outside
# its network namespace: it listens on the loopback address alone.

FROM node:24.21.0-bookworm-slim AS dependencies
WORKDIR /app
# every workspace, as the lock file has them all
COPY package.json package-lock.json ./
COPY packages/core/package.json packages/core/
COPY packages/projections/package.json packages/projections/
COPY packages/api/package.json packages/api/
COPY test/package.json test/
RUN npm ci --omit=dev --no-audit --no-fund

FROM node:24.21.0-bookworm-slim
WORKDIR /app
COPY --from=dependencies /app/node_modules node_modules
COPY package.json LICENSE ./
COPY packages packages
RUN install -d -o node -g node -m 0700 /var/lib/tareekh/data /var/lib/tareekh/keys
USER node
# the Node that the lock file names comes before that of the image
ENV PATH=/app/node_modules/.bin:$PATH \
    NODE_ENV=production \
    HOST=127.0.0.1 \
    PORT=4400 \
    DATA_DIR=/var/lib/tareekh/data \
    KEYS_DIR=/var/lib/tareekh/keys
VOLUME ["/var/lib/tareekh/data", "/var/lib/tareekh/keys"]
# no EXPOSE: there is nothing that another container could reach
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# as `npm start` does
CMD ["node", "--max-semi-space-size=8", "--heap-growing-percent=50", "packages/api/commands/start.ts"]
