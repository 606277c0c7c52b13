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
  value: {{ $values.jvm.options }}{{ if include "cruisemall.trusts" $root }} -Djavax.net.ssl.trustStore=/trust/cacerts{{ end }}
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
{{- if and (eq $name "auth") $values.staff.oidc.issuer }}
- name: STAFF_OIDC_ENABLED
  value: "true"
- name: STAFF_OIDC_ISSUER
  value: {{ $values.staff.oidc.issuer | quote }}
- name: STAFF_OIDC_CLIENT_ID
  value: {{ $values.staff.oidc.clientId | quote }}
- name: STAFF_OIDC_ROLE_SOURCE
  value: {{ $values.staff.oidc.roleSource | quote }}
- name: STAFF_OIDC_ROLE_CLAIM
  value: {{ $values.staff.oidc.roleClaim | quote }}
{{ include "cruisemall.secretVariable" (dict "name" "STAFF_OIDC_CLIENT_SECRET" "secret" $secret) }}
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
{{ include "cruisemall.redis" . }}
{{- end }}
{{- if $service.kafka }}
{{ include "cruisemall.kafka" . }}
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
{{- with (include "cruisemall.pod" . | fromYaml).extraEnv }}
{{ toYaml . }}
{{- end }}
{{- end }}

{{/* PostgreSQL of a service: `postgres`, changed by `postgres` of the service. */}}
{{- define "cruisemall.postgres" -}}
{{- $root := index . 0 -}}{{- $service := index . 2 -}}
{{- mergeOverwrite (deepCopy $root.Values.postgres) ($service.postgres | default dict) | toYaml }}
{{- end }}

{{- define "cruisemall.database" -}}
{{- $root := index . 0 -}}{{- $name := index . 1 -}}{{- $postgres := include "cruisemall.postgres" . | fromYaml -}}
- name: QUARKUS_DATASOURCE_JDBC_URL
  value: {{ printf "jdbc:postgresql://%s:%d/%s?%s&logServerErrorDetail=false" $postgres.host (int $postgres.port) $name $postgres.parameters | quote }}
- name: QUARKUS_DATASOURCE_USERNAME
  value: {{ $name }}_service
{{ include "cruisemall.secretVariable" (dict "name" "QUARKUS_DATASOURCE_PASSWORD" "secret" (include "cruisemall.name" (list $root $name)) "key" "DATABASE_PASSWORD") }}
{{- end }}

{{/*
The driver derives the addresses of masters and cluster nodes from the given ones and loses a user
without a password: only a standalone server takes the password apart from its address.
*/}}
{{- define "cruisemall.redis" -}}
{{- $root := index . 0 -}}{{- $name := index . 1 -}}{{- $redis := $root.Values.redis -}}
{{- $standalone := eq $redis.mode "standalone" -}}
{{- $scheme := ternary "rediss" "redis" $redis.tls -}}
{{- $addresses := list -}}
{{- range $redis.hosts }}
{{- $address := ternary (printf "%s://%s?user=%s" $scheme . $name) (printf "%s://%s:$(REDIS_PASSWORD)@%s" $scheme $name .) $standalone -}}
{{- $addresses = append $addresses $address -}}
{{- end -}}
{{ include "cruisemall.secretVariable" (dict "name" (ternary "QUARKUS_REDIS_PASSWORD" "REDIS_PASSWORD" $standalone) "key" "REDIS_PASSWORD" "secret" (include "cruisemall.name" (list $root $name))) }}
- name: QUARKUS_REDIS_HOSTS
  value: {{ join "," $addresses }}
{{- if not $standalone }}
- name: QUARKUS_REDIS_CLIENT_TYPE
  value: {{ $redis.mode }}
{{- end }}
{{- if eq $redis.mode "sentinel" }}
- name: QUARKUS_REDIS_MASTER_NAME
  value: {{ $redis.masterName }}
- name: QUARKUS_REDIS_ROLE
  value: master
{{- end }}
{{- if not $redis.verifyHostname }}
- name: QUARKUS_REDIS_TLS_HOSTNAME_VERIFICATION_ALGORITHM
  value: NONE
{{- end }}
{{- end }}

{{- define "cruisemall.kafka" -}}
{{- $root := index . 0 -}}{{- $name := index . 1 -}}{{- $kafka := $root.Values.kafka -}}
{{- $secret := include "cruisemall.name" (list $root $name) -}}
- name: KAFKA_BOOTSTRAP_SERVERS
  value: {{ $kafka.bootstrapServers | quote }}
- name: KAFKA_SECURITY_PROTOCOL
  value: {{ $kafka.securityProtocol }}
{{- if hasPrefix "SASL" $kafka.securityProtocol }}
- name: KAFKA_SASL_MECHANISM
  value: {{ $kafka.saslMechanism }}
{{ include "cruisemall.secretVariable" (dict "name" "KAFKA_SASL_JAAS_CONFIG" "secret" $secret) }}
{{- end }}
{{- if $kafka.mtls.enabled }}
- name: KAFKA_SSL_KEYSTORE_TYPE
  value: PEM
{{ include "cruisemall.secretVariable" (dict "name" "KAFKA_SSL_KEYSTORE_KEY" "key" $kafka.mtls.keyKey "secret" $secret) }}
{{ include "cruisemall.secretVariable" (dict "name" "KAFKA_SSL_KEYSTORE_CERTIFICATE_CHAIN" "key" $kafka.mtls.certificateKey "secret" $secret) }}
{{- end }}
{{- range $property, $value := $kafka.properties }}
- name: KAFKA_{{ regexReplaceAll "[^A-Z0-9]" (upper $property) "_" }}
  value: {{ $value | quote }}
{{- end }}
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
