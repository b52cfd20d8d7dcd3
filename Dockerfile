# The platform on an embedded SQLite database; keep /data on a volume.
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY . .
RUN dotnet publish src/Garant.Web -c Release -o /app

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
COPY --from=build /app .
RUN mkdir /data && chown app:app /data
USER app
ENV ASPNETCORE_HTTP_PORTS=8080 Garant__Data=/data
VOLUME /data
EXPOSE 8080
ENTRYPOINT ["dotnet", "Garant.Web.dll"]
