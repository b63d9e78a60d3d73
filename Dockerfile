# Built by './breakwater image', which makes the jar first: nothing is compiled in here.
FROM eclipse-temurin:25-jre AS layers
WORKDIR /layers
COPY frontend/target/breakwater.jar breakwater.jar
RUN java -Djarmode=tools -jar breakwater.jar extract --layers --destination extracted

FROM eclipse-temurin:25-jre
RUN groupadd --gid 10001 breakwater && useradd --uid 10001 --gid 10001 --no-create-home breakwater \
    && install -d -o breakwater -g breakwater /data
WORKDIR /app
# From what changes least to what changes most, so that an upgrade fetches only the last.
COPY --from=layers /layers/extracted/dependencies/ ./
COPY --from=layers /layers/extracted/spring-boot-loader/ ./
COPY --from=layers /layers/extracted/snapshot-dependencies/ ./
COPY testing/scenario/hong-kong.yaml ./
COPY --from=layers /layers/extracted/application/ ./
USER 10001:10001
EXPOSE 8080
# The root filesystem may be read-only: only /tmp and, with a sandbox cluster inside, /data are written.
ENV BREAKWATER_LOG=console BREAKWATER_SCENARIO=/app/hong-kong.yaml
HEALTHCHECK --interval=15s --timeout=10s --start-period=120s --retries=3 \
    CMD ["java", "-Xmx32m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar", "/app/breakwater.jar", "health"]
# Not in JAVA_TOOL_OPTIONS, which is for whoever runs this (-Xmx there wins), and which every JVM repeats on stderr.
ENTRYPOINT ["java", "-XX:+UseSerialGC", "-XX:MaxRAMPercentage=50", "-Xss512k", "-XX:MaxMetaspaceSize=256m", \
    "-XX:ReservedCodeCacheSize=64m", "-XX:+ExitOnOutOfMemoryError", "--enable-native-access=ALL-UNNAMED", \
    "--sun-misc-unsafe-memory-access=allow", "-Djava.awt.headless=true", "-Dfile.encoding=UTF-8", \
    "-jar", "/app/breakwater.jar"]
CMD ["server"]
