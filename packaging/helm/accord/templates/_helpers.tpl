{{- define "accord.name" -}}
{{- default .Chart.Name .Values.nameOverride | trunc 63 | trimSuffix "-" }}
{{- end }}

{{- define "accord.fullname" -}}
{{- if .Values.fullnameOverride }}
{{- .Values.fullnameOverride | trunc 63 | trimSuffix "-" }}
{{- else if contains (include "accord.name" .) .Release.Name }}
{{- .Release.Name | trunc 63 | trimSuffix "-" }}
{{- else }}
{{- printf "%s-%s" .Release.Name (include "accord.name" .) | trunc 63 | trimSuffix "-" }}
{{- end }}
{{- end }}

{{- define "accord.selector" -}}
app.kubernetes.io/name: {{ include "accord.name" . }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{- define "accord.labels" -}}
{{ include "accord.selector" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" }}
{{- end }}

{{- define "accord.image" -}}
{{- if kindIs "string" .Values.broker.image -}}
{{ .Values.broker.image }}
{{- else -}}
{{ .Values.broker.image.repository }}:{{ .Values.broker.image.tag | default .Chart.AppVersion }}
{{- end -}}
{{- end }}

{{- define "accord.serviceAccountName" -}}
{{- if .Values.serviceAccount.create -}}
{{ .Values.serviceAccount.name | default (include "accord.fullname" .) }}
{{- else -}}
{{ .Values.serviceAccount.name | default "default" }}
{{- end -}}
{{- end }}

{{/* postgres or sqlite; refuses what can't work */}}
{{- define "accord.database" -}}
{{- $adapter := .Values.database.adapter | default (ternary "postgres" "sqlite" (ne .Values.database.host "")) }}
{{- if eq $adapter "sqlite" }}
{{- if gt (int .Values.broker.replicaCount) 1 }}
{{- fail "broker.replicaCount is more than 1: that takes PostgreSQL, set database.host; an SQLite file has one broker" }}
{{- end }}
{{- if .Values.database.host }}
{{- fail "database.host is of PostgreSQL, and database.adapter is sqlite: give one of them" }}
{{- end }}
{{- if and .Values.broker.config.databaseClean.enabled (eq .Values.broker.config.databaseClean.mode "external") }}
{{- fail "broker.config.databaseClean.mode is external: that takes PostgreSQL; with SQLite it is embedded" }}
{{- end }}
{{- else if not .Values.database.host }}
{{- fail "database.adapter is postgres: set database.host" }}
{{- end }}
{{- $adapter }}
{{- end }}

{{/* http or https: what the container speaks */}}
{{- define "accord.scheme" -}}
{{- ternary "https" "http" .Values.broker.tls.enabled }}
{{- end }}

{{- define "accord.pullSecrets" -}}
{{- range . }}
- name: {{ . }}
{{- end }}
{{- end }}

{{/* A variable of a secret: of one that is there already, or of the chart's own. dict "root" $ "name" "key" "existing" "existingKey" */}}
{{- define "accord.secretVariable" -}}
- name: {{ .name }}
  valueFrom:
    secretKeyRef:
      name: {{ .existing | default (include "accord.fullname" .root) }}
      key: {{ ternary .existingKey .key (ne .existing "") }}
{{- end }}

{{/* Settings that are values: name_like_this for nameLikeThis, a list as words. */}}
{{- define "accord.settings" -}}
{{- range $name, $value := omit .Values.broker.config "basicAuth" "databaseClean" "firstAdminPassword" "mailPassword" }}
{{- $variable := eq $name "disable_ssl" | ternary "DISABLE_SSL_VERIFICATION" (snakecase $name | upper) }}
{{- if kindIs "slice" $value }}
{{- $value = join " " $value }}
{{- end }}
{{- if kindIs "float64" $value }}
{{- $value = toJson $value }}{{/* 1000000, where toString says 1e+06 */}}
{{- end }}
{{- if and (not (kindIs "invalid" $value)) (ne (toString $value) "") }}
- name: PACT_BROKER_{{ $variable }}
  value: {{ toString $value | quote }}
{{- end }}
{{- end }}
{{- end }}

{{/* Which database: for the broker, and for the job that cleans. */}}
{{- define "accord.databaseVariables" -}}
{{- if eq (include "accord.database" .) "sqlite" -}}
- name: PACT_BROKER_DATABASE_URL
  value: sqlite:////var/lib/accord/broker.sqlite3
{{- else -}}
- name: PACT_BROKER_DATABASE_ADAPTER
  value: postgres
- name: PACT_BROKER_DATABASE_HOST
  value: {{ .Values.database.host | quote }}
- name: PACT_BROKER_DATABASE_PORT
  value: {{ .Values.database.port | default "5432" | quote }}
- name: PACT_BROKER_DATABASE_NAME
  value: {{ .Values.database.databaseName | quote }}
- name: PACT_BROKER_DATABASE_USERNAME
  value: {{ .Values.database.auth.username | quote }}
{{- if or .Values.database.auth.password .Values.database.auth.existingSecret }}
{{ include "accord.secretVariable" (dict "root" . "name" "PACT_BROKER_DATABASE_PASSWORD" "key" "database-password" "existing" .Values.database.auth.existingSecret "existingKey" .Values.database.auth.existingSecretPasswordKey) }}
{{- end }}
{{- end }}
{{- end }}

{{- define "accord.cleanVariables" -}}
{{- with .Values.broker.config.databaseClean -}}
- name: PACT_BROKER_DATABASE_CLEAN_DELETION_LIMIT
  value: {{ .deletionLimit | quote }}
- name: PACT_BROKER_DATABASE_CLEAN_OVERWRITTEN_DATA_MAX_AGE
  value: {{ .overwrittenDataMaxAge | quote }}
- name: PACT_BROKER_DATABASE_CLEAN_DRY_RUN
  value: {{ .dryRun | quote }}
{{- if .keepVersionSelectors }}
- name: PACT_BROKER_DATABASE_CLEAN_KEEP_VERSION_SELECTORS
  value: {{ .keepVersionSelectors | quote }}
{{- end }}
{{- end }}
{{- end }}

{{/* One user of basic authentication. dict "root" $ "user" .writeUser "name" "" "key" "write" */}}
{{- define "accord.userVariables" -}}
{{- with .user }}
{{- if and .existingSecret .existingSecretUsernameKey (not .username) }}
- name: PACT_BROKER_BASIC_AUTH_{{ $.name }}USERNAME
  valueFrom:
    secretKeyRef:
      name: {{ .existingSecret }}
      key: {{ .existingSecretUsernameKey }}
{{- else }}
- name: PACT_BROKER_BASIC_AUTH_{{ $.name }}USERNAME
  value: {{ .username | quote }}
{{- end }}
{{ include "accord.secretVariable" (dict "root" $.root "name" (printf "PACT_BROKER_BASIC_AUTH_%sPASSWORD" $.name) "key" (printf "%s-password" $.key) "existing" (ternary "" .existingSecret (ne .password "")) "existingKey" .existingSecretPasswordKey) }}
{{- end }}
{{- end }}

{{- define "accord.probe" -}}
{{ omit .probe "enabled" | toYaml }}
httpGet:
  path: {{ .path }}
  port: {{ include "accord.scheme" .root }}
  scheme: {{ include "accord.scheme" .root | upper }}
{{- end }}
