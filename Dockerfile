# The platform on an embedded SQLite database; keep /data on a volume.
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source

# What a restore needs, so that packages are fetched again only when they change.
COPY .editorconfig global.json Directory.Build.props Directory.Packages.props BannedSymbols.txt ./
COPY src/Garant.Assessment/Garant.Assessment.csproj src/Garant.Assessment/packages.lock.json src/Garant.Assessment/
COPY src/Garant.Conformal/Garant.Conformal.csproj src/Garant.Conformal/packages.lock.json src/Garant.Conformal/
COPY src/Garant.Platform/Garant.Platform.csproj src/Garant.Platform/packages.lock.json src/Garant.Platform/
COPY src/Garant.Reporting/Garant.Reporting.csproj src/Garant.Reporting/packages.lock.json src/Garant.Reporting/
COPY src/Garant.Web/Garant.Web.csproj src/Garant.Web/packages.lock.json src/Garant.Web/
RUN dotnet restore src/Garant.Web --locked-mode --use-current-runtime -p:PublishReadyToRun=true

COPY frameworks frameworks
COPY docs/scoring.md docs/scoring.fr.md docs/
COPY src src
RUN dotnet publish src/Garant.Web -c Release -o /app --no-restore --use-current-runtime --self-contained false -p:PublishReadyToRun=true

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
COPY --from=build /app .
RUN mkdir /data && chown app:app /data
USER app
ENV ASPNETCORE_HTTP_PORTS=8080 Garant__Data=/data
VOLUME /data
EXPOSE 8080
# The program asks itself: the image holds nothing else to ask with.
HEALTHCHECK --interval=30s --timeout=10s --start-period=60s CMD ["dotnet", "Garant.Web.dll", "--health"]
ENTRYPOINT ["dotnet", "Garant.Web.dll"]
