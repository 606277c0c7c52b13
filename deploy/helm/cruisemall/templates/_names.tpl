{{/* Names and labels. Arguments for a service: (list $ "auth" $.Values.services.auth). */}}

{{- define "cruisemall.name" -}}
{{- $root := index . 0 -}}{{ $root.Release.Name }}-{{ index . 1 }}
{{- end }}

{{- define "cruisemall.selector" -}}
{{- $root := index . 0 -}}
app.kubernetes.io/instance: {{ $root.Release.Name }}
app.kubernetes.io/component: {{ index . 1 }}
{{- end }}

{{- define "cruisemall.labels" -}}
{{- $root := index . 0 -}}
app.kubernetes.io/name: cruisemall
app.kubernetes.io/part-of: cruisemall
app.kubernetes.io/version: {{ $root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ $root.Release.Service }}
helm.sh/chart: {{ $root.Chart.Name }}-{{ $root.Chart.Version }}
{{ include "cruisemall.selector" . }}
{{- end }}

{{- define "cruisemall.image" -}}
{{- $root := index . 0 -}}{{- $service := index . 2 -}}{{- $image := $root.Values.image -}}
{{- with $image.registry }}{{ . }}/{{ end }}{{ $image.repository }}/{{ $service.image }}:{{ $image.tag | default $root.Chart.AppVersion }}
{{- end }}
