{{/* Parts that the pods of Deployments and Jobs share. Arguments: (list $ name service). */}}

{{/* Settings of a service's pods: `pod`, changed by `pod` of the service. */}}
{{- define "cruisemall.pod" -}}
{{- $root := index . 0 -}}{{- $service := index . 2 -}}
{{- mergeOverwrite (deepCopy $root.Values.pod) ($service.pod | default dict) | toYaml }}
{{- end }}

{{/* helm template and GitOps tools do not read the cluster; lookup then finds nothing. */}}
{{- define "cruisemall.secretsChecksum" -}}
{{- $root := index . 0 -}}{{- $data := dict -}}
{{- if $root.Values.secrets.checksum -}}
{{- $data = (lookup "v1" "Secret" $root.Release.Namespace (include "cruisemall.name" .)).data -}}
{{- end -}}
{{- printf "%s %s" $root.Values.secrets.revision ($data | default dict | toJson) | sha256sum }}
{{- end }}

{{- define "cruisemall.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities:
  drop: [ALL]
{{- end }}

{{- define "cruisemall.podSpec" -}}
{{- $root := index . 0 -}}{{- $pod := include "cruisemall.pod" . | fromYaml -}}
automountServiceAccountToken: false
enableServiceLinks: false
{{- with $root.Values.image.pullSecrets }}
imagePullSecrets:
  {{- toYaml . | nindent 2 }}
{{- end }}
securityContext:
  {{- toYaml $pod.securityContext | nindent 2 }}
{{- range $field := list "nodeSelector" "tolerations" "affinity" "priorityClassName" "runtimeClassName" "hostAliases" }}
{{- with index $pod $field }}
{{ $field }}:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end }}
{{- if or (include "cruisemall.trusts" $root) $pod.initContainers }}
initContainers:
  {{- if include "cruisemall.trusts" $root }}
  {{- include "cruisemall.trustContainer" . | nindent 2 }}
  {{- end }}
  {{- with $pod.initContainers }}
  {{- toYaml . | nindent 2 }}
  {{- end }}
{{- end }}
{{- end }}

{{- define "cruisemall.container" -}}
{{- $root := index . 0 -}}{{- $pod := include "cruisemall.pod" . | fromYaml -}}
image: {{ include "cruisemall.image" . }}
imagePullPolicy: {{ $root.Values.image.pullPolicy }}
securityContext:
  {{- include "cruisemall.containerSecurity" $root | nindent 2 }}
{{- with $pod.extraEnvFrom }}
envFrom:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end }}

{{- define "cruisemall.volumeMounts" -}}
{{- $root := index . 0 -}}{{- $service := index . 2 -}}{{- $pod := include "cruisemall.pod" . | fromYaml -}}
- name: tmp
  mountPath: /tmp
{{- if include "cruisemall.trusts" $root }}
- name: trust
  mountPath: /trust
  readOnly: true
{{- end }}
{{- if $service.files }}
- name: files
  mountPath: /etc/cruisemall
  readOnly: true
{{- end }}
{{- with $pod.extraVolumeMounts }}
{{ toYaml . }}
{{- end }}
{{- end }}

{{- define "cruisemall.volumes" -}}
{{- $root := index . 0 -}}{{- $service := index . 2 -}}{{- $pod := include "cruisemall.pod" . | fromYaml -}}
- name: tmp
  emptyDir:
    sizeLimit: 256Mi
{{- if include "cruisemall.trusts" $root }}
{{ include "cruisemall.trustVolumes" $root }}
{{- end }}
{{- with $service.files }}
- name: files
  secret:
    secretName: {{ include "cruisemall.name" $ }}
    defaultMode: 0440
    items:
      {{- range . }}
      - key: {{ . }}
        path: {{ . }}
      {{- end }}
{{- end }}
{{- with $pod.extraVolumes }}
{{ toYaml . }}
{{- end }}
{{- end }}

{{- define "cruisemall.probe" -}}
httpGet:
  path: /q/health/{{ . }}
  port: management
timeoutSeconds: 2
{{- end }}
