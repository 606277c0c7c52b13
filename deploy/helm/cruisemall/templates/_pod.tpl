{{/* Security contexts of the Pod Security level "restricted". */}}

{{- define "cruisemall.podSecurity" -}}
runAsNonRoot: true
runAsUser: 10001
runAsGroup: 10001
fsGroup: 10001
seccompProfile:
  type: RuntimeDefault
{{- end }}

{{- define "cruisemall.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities:
  drop: [ALL]
{{- end }}

{{- define "cruisemall.probe" -}}
httpGet:
  path: /q/health/{{ . }}
  port: management
timeoutSeconds: 2
{{- end }}
