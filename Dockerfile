# The server (ROLE=all, web or worker) with the panel. Every step stands in scripts/assemble.mjs.
FROM node:26.10.0-slim AS build
WORKDIR /source
COPY . .
RUN node scripts/assemble.mjs server /server

FROM node:26.10.0-slim
# One heap for all threads of the C library: what each of them had freed into its own stayed there, 20 MB of the process.
ENV NODE_ENV=production \
    HOST=0.0.0.0 \
    PORT=3000 \
    DATA_DIR=/data \
    MALLOC_ARENA_MAX=1
RUN install --directory --owner=node --group=node --mode=0700 /data
WORKDIR /app
COPY --from=build /server ./
USER 1000:1000
VOLUME ["/data"]
EXPOSE 3000
STOPSIGNAL SIGTERM
# A start that migrates a large database takes its time before it answers.
HEALTHCHECK --interval=15s --timeout=5s --start-period=15m --retries=3 CMD ["node", "scripts/healthcheck.mjs"]
# What is made anew gets 24 MB before it is looked through, not 96: 40 MB less in the process for the same processor time.
CMD ["node", "--max-semi-space-size=8", "apps/api/dist/main.js"]
