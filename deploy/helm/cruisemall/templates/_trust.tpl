{{/*
Private certificate authorities. An init container copies the trust store of the JVM and adds them, so
that one store serves PostgreSQL, Redis, Kafka, partners and the OpenID provider, and public
authorities stay trusted.
*/}}

{{- define "cruisemall.trusts" -}}
{{- if or .Values.trust.caSecret .Values.trust.caConfigMap }}true{{ end }}
{{- end }}

{{- define "cruisemall.trustContainer" -}}
{{- $root := index . 0 -}}
- name: trust
  {{- include "cruisemall.container" . | nindent 2 }}
  command:
    - sh
    - -euc
    - |
      cat "$JAVA_HOME/lib/security/cacerts" > /trust/cacerts
      number=0
      while IFS= read -r line || [ -n "$line" ]; do
        case "$line" in *"BEGIN CERTIFICATE"*) certificate="" ;; esac
        certificate="${certificate-}$line
      "
        case "$line" in *"END CERTIFICATE"*)
          number=$((number + 1))
          printf '%s' "$certificate" | "$JAVA_HOME/bin/keytool" -importcert -noprompt \
            -alias "private-$number" -keystore /trust/cacerts -storepass changeit ;;
        esac
      done < /trust-source/ca.crt
      [ "$number" -gt 0 ] || { echo "no certificate in the CA file" >&2; exit 1; }
  resources:
    requests: {cpu: 50m, memory: 64Mi}
    limits: {memory: 128Mi}
  volumeMounts:
    - name: tmp
      mountPath: /tmp
    - name: trust
      mountPath: /trust
    - name: trust-source
      mountPath: /trust-source
      readOnly: true
{{- end }}

{{- define "cruisemall.trustVolumes" -}}
- name: trust
  emptyDir:
    sizeLimit: 4Mi
- name: trust-source
  {{- if .Values.trust.caSecret }}
  secret:
    secretName: {{ .Values.trust.caSecret }}
  {{- else }}
  configMap:
    name: {{ .Values.trust.caConfigMap }}
  {{- end }}
    items:
      - key: {{ .Values.trust.caKey }}
        path: ca.crt
{{- end }}
