{{/* Names and labels. Arguments for a service: (list $ "auth" $.Values.services.auth). */}}

{{/* Prefix of all names: the release, unless fullnameOverride names another. */}}
{{- define "cruisemall.fullname" -}}
{{- .Values.fullnameOverride | default .Release.Name | trunc 40 | trimSuffix "-" }}
{{- end }}

{{- define "cruisemall.name" -}}
{{- $root := index . 0 -}}{{ include "cruisemall.fullname" $root }}-{{ index . 1 }}
{{- end }}

{{- define "cruisemall.selector" -}}
{{- $root := index . 0 -}}
app.kubernetes.io/instance: {{ $root.Release.Name }}
app.kubernetes.io/component: {{ index . 1 }}
{{- end }}

{{- define "cruisemall.labels" -}}
{{- $root := index . 0 -}}
app.kubernetes.io/name: {{ $root.Values.nameOverride | default $root.Chart.Name }}
app.kubernetes.io/part-of: cruisemall
app.kubernetes.io/version: {{ $root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ $root.Release.Service }}
helm.sh/chart: {{ $root.Chart.Name }}-{{ $root.Chart.Version }}
{{ include "cruisemall.selector" . }}
{{- end }}

{{/* A digest wins over a tag. */}}
{{- define "cruisemall.image" -}}
{{- $root := index . 0 -}}{{- $service := index . 2 -}}
{{- $image := mergeOverwrite (deepCopy $root.Values.image) $service.image -}}
{{- with $image.registry }}{{ . }}/{{ end }}{{ $image.repository }}/{{ $image.name -}}
{{- if $image.digest }}@{{ $image.digest }}{{ else }}:{{ $image.tag | default $root.Chart.AppVersion }}{{ end }}
{{- end }}

{{- define "cruisemall.serviceAccount" -}}
{{- .Values.serviceAccount.name | default (ternary (include "cruisemall.fullname" .) "default" .Values.serviceAccount.create) }}
{{- end }}

{{/*
Annotations of a resource that the pods need first: a Secret (step "secret") or a migration (step "job").
Helm and Argo CD wait for it before they apply the rest.
*/}}
{{- define "cruisemall.first" -}}
{{- $root := index . 0 -}}{{- $job := eq (index . 1) "job" -}}
{{- if eq $root.Values.hooks "helm" }}
helm.sh/hook: pre-install,pre-upgrade
helm.sh/hook-weight: {{ ternary "0" "-10" $job | quote }}
helm.sh/hook-delete-policy: before-hook-creation{{ if $job }},hook-succeeded{{ end }}
{{- else if eq $root.Values.hooks "argocd" }}
{{- if $job }}
# As a hook it is not compared with the cluster: its removal after ttlSecondsAfterFinished is no drift.
argocd.argoproj.io/hook: Sync
argocd.argoproj.io/hook-delete-policy: BeforeHookCreation
{{- end }}
argocd.argoproj.io/sync-wave: {{ ternary "-1" "-2" $job | quote }}
{{- end }}
{{- end }}
