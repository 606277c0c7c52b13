{{/* Environment of a service: addresses as values, secrets as references to its own Secret. */}}

{{- define "cruisemall.secretVariable" -}}
- name: {{ .name }}
  valueFrom:
    secretKeyRef:
      name: {{ .secret }}
      key: {{ .key | default .name }}
      {{- if .optional }}
      optional: true
      {{- end }}
{{- end }}

{{- define "cruisemall.environment" -}}
{{- $root := index . 0 -}}{{- $name := index . 1 -}}{{- $service := index . 2 -}}
{{- $values := $root.Values -}}{{- $secret := include "cruisemall.name" (list $root $name) -}}
{{- $migrates := gt (len .) 3 -}}
- name: JAVA_TOOL_OPTIONS
  value: {{ $values.jvm.options | quote }}
- name: QUARKUS_HTTP_PORT
  value: "8080"
- name: QUARKUS_MANAGEMENT_PORT
  value: "9000"
- name: QUARKUS_SHUTDOWN_TIMEOUT
  value: {{ printf "%ds" (int $service.shutdown.timeout) | quote }}
{{- with $service.shutdown.delay }}
- name: QUARKUS_SHUTDOWN_DELAY
  value: {{ printf "%ds" (int .) | quote }}
{{- end }}
- name: CRUISEMALL_PUBLIC_URL
  value: {{ $values.publicUrl | quote }}
- name: CRUISEMALL_TOKEN_ISSUER
  value: http://{{ include "cruisemall.name" (list $root "auth") }}:8080
{{- range $callee := concat (list "auth") ($service.calls | default list) | uniq }}
- name: CRUISEMALL_UPSTREAM_{{ upper $callee }}_URL
  value: http://{{ include "cruisemall.name" (list $root $callee) }}:8080
{{- end }}
{{- if eq $name "gateway" }}
- name: CRUISEMALL_GATEWAY_TRUSTED_PROXIES
  value: {{ join "," $values.entry.trustedProxies | quote }}
{{- end }}
{{- if $service.pool }}
{{ include "cruisemall.database" . }}
- name: QUARKUS_DATASOURCE_JDBC_MAX_SIZE
  value: {{ $service.pool | quote }}
{{- if not $migrates }}
- name: QUARKUS_FLYWAY_MIGRATE_AT_START
  value: "false"
{{- end }}
{{- end }}
{{- if $service.redis }}
{{ include "cruisemall.secretVariable" (dict "name" "REDIS_PASSWORD" "secret" $secret) }}
- name: QUARKUS_REDIS_HOSTS
  value: {{ $values.redis.scheme }}://{{ $name }}:$(REDIS_PASSWORD)@{{ $values.redis.host }}:{{ $values.redis.port }}
{{- end }}
{{- if $service.kafka }}
- name: KAFKA_BOOTSTRAP_SERVERS
  value: {{ $values.kafka.bootstrapServers | quote }}
- name: KAFKA_SECURITY_PROTOCOL
  value: {{ $values.kafka.securityProtocol }}
{{- if hasPrefix "SASL" $values.kafka.securityProtocol }}
- name: KAFKA_SASL_MECHANISM
  value: {{ $values.kafka.saslMechanism }}
{{ include "cruisemall.secretVariable" (dict "name" "KAFKA_SASL_JAAS_CONFIG" "secret" $secret) }}
{{- end }}
{{- end }}
{{- range $service.secrets }}
{{ include "cruisemall.secretVariable" (dict "name" . "secret" $secret) }}
{{- end }}
{{- range $service.optionalSecrets }}
{{ include "cruisemall.secretVariable" (dict "name" . "secret" $secret "optional" true) }}
{{- end }}
{{ include "cruisemall.secretVariable" (dict "name" "SENTRY_DSN" "secret" $secret "optional" true) }}
{{- with $values.tracing.endpoint }}
- name: OTEL_EXPORTER_OTLP_ENDPOINT
  value: {{ . | quote }}
- name: QUARKUS_OTEL_TRACES_SAMPLER_ARG
  value: {{ $values.tracing.sample | quote }}
{{- end }}
{{- range $variable, $file := $service.files }}
- name: {{ $variable }}
  value: /etc/cruisemall/{{ $file }}
{{- end }}
{{- range $variable, $value := $service.environment }}
- name: {{ $variable }}
  value: {{ $value | quote }}
{{- end }}
{{- end }}

{{- define "cruisemall.database" -}}
{{- $root := index . 0 -}}{{- $name := index . 1 -}}{{- $postgres := $root.Values.postgres -}}
- name: QUARKUS_DATASOURCE_JDBC_URL
  value: {{ printf "jdbc:postgresql://%s:%d/%s?%s" $postgres.host (int $postgres.port) $name $postgres.parameters | quote }}
- name: QUARKUS_DATASOURCE_USERNAME
  value: {{ $name }}_service
{{ include "cruisemall.secretVariable" (dict "name" "QUARKUS_DATASOURCE_PASSWORD" "secret" (include "cruisemall.name" (list $root $name)) "key" "DATABASE_PASSWORD") }}
{{- end }}

{{- define "cruisemall.migration" -}}
{{- $root := index . 0 -}}{{- $name := index . 1 -}}
{{ include "cruisemall.environment" (append . "migration") }}
- name: QUARKUS_FLYWAY_USERNAME
  value: {{ $name }}_owner
{{ include "cruisemall.secretVariable" (dict "name" "QUARKUS_FLYWAY_PASSWORD" "secret" (printf "%s-owner" (include "cruisemall.name" (list $root $name))) "key" "DATABASE_PASSWORD") }}
# Migrate and exit.
- name: QUARKUS_INIT_AND_EXIT
  value: "true"
{{- end }}
