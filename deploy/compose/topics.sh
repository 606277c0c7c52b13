#!/bin/sh
# Creates the topics. Automatic topic creation is off.
set -eu
while read -r topic partitions; do
  /opt/kafka/bin/kafka-topics.sh --bootstrap-server kafka:9092 --create --if-not-exists --topic "$topic" --partitions "$partitions"
done <<TOPICS
auth.session-ended.v1 3
auth.order-event.dead.v1 1
payment.order-paid.v1 3
payment.order-refunded.v1 3
payment.inventory-short.v1 3
payment.catalogue-changed.v1 3
gateway.behaviour.v1 3
upload.drive-job.v1 6
upload.drive-job.retry-2s.v1 3
upload.drive-job.retry-10s.v1 3
upload.drive-job.retry-1m.v1 3
upload.drive-job.retry-10m.v1 3
upload.drive-job.dead.v1 1
TOPICS
