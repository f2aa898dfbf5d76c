#!/usr/bin/env bash
# The story of examples/deploying, with the real program on an empty broker: every command and answer is as approved. What changes
# from run to run is masked. Usage: deploying_test.sh ACCORD SOURCE_DIR RECEIVED_DIR
accord=$1 source_dir=$2 received=$3
source "$(dirname "$0")/../../support/shell.sh"
cd "$work" || exit 1
approved=$source_dir/tests/approved/deploying/story.txt

start_server broker "$accord" serve --port 0 --database-url "$(fresh_database deploying)"
expect 0 'the story runs to its end' env ACCORD="$accord" PACT_BROKER_BASE_URL="$address" NO_COLOR=1 "$source_dir/examples/deploying/story.sh"
sed -E -e "s#$address#http://broker#g" \
    -e 's/[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}([.][0-9]+)?(Z|[+]00:00)/(time)/g' \
    -e 's/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/(uuid)/g' \
    -e 's#(verification-results/)[0-9]+#\1(number)#g' \
    -e 's#/metadata/[A-Za-z0-9_-]+#/metadata/(metadata)#g' output >story.txt
if ! diff -u "$approved" story.txt >difference; then
    mkdir -p "$received/deploying" && cp story.txt "$received/deploying/story.txt"
    cp difference output
    fail "the story differs from $approved; scripts/approve.sh accepts it"
fi
checks=$((checks + 1))
finish
