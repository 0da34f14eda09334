#!/usr/bin/env sh
# Makes the certificates by which the nodes of the cluster know each other and by which Tareekh knows them: an authority
# of one's own, and one certificate a node, valid for as long as it says below. Needs openssl.
#
#   sudo deploy/make-certificates.sh certificates kurrentdb-1 kurrentdb-2 kurrentdb-3
#
# A name may be followed by further ones under which the node is reached: kurrentdb-1,DNS:db1.example,IP:10.0.0.1.
# What exists is kept: a node added later gets its certificate from the same authority. The authority's key
# (authority.key) makes a node of whoever has it: take it away from the machine when this is done.
set -eu

AUTHORITY_DAYS=3650
NODE_DAYS=825
# whom KurrentDB runs as in its image
SERVER_USER=1001
# nodes take each other for nodes by this name, the same in every certificate
NODE_NAME=eventstoredb-node

if [ $# -lt 2 ]; then
  echo "usage: $0 <directory> <node> [<node> ...]" >&2
  exit 2
fi
directory=$1
shift
umask 077
mkdir -p "$directory/ca"

if [ ! -e "$directory/authority.key" ]; then
  openssl req -x509 -newkey rsa:3072 -nodes -sha256 -days "$AUTHORITY_DAYS" \
    -subj "/CN=Authority of this Tareekh cluster" \
    -keyout "$directory/authority.key" -out "$directory/ca/ca.crt"
fi

for node in "$@"; do
  host=${node%%,*}
  place=$directory/$host
  [ -e "$place/node.crt" ] && continue
  mkdir -p "$place"
  openssl req -newkey rsa:3072 -nodes -sha256 -subj "/CN=$NODE_NAME" \
    -keyout "$place/node.key" -out "$place/node.csr"
  {
    echo "subjectAltName=DNS:$node"
    echo "extendedKeyUsage=serverAuth,clientAuth"
    echo "keyUsage=digitalSignature,keyEncipherment"
    echo "basicConstraints=CA:false"
  } > "$place/extensions"
  openssl x509 -req -sha256 -days "$NODE_DAYS" -in "$place/node.csr" -extfile "$place/extensions" \
    -CA "$directory/ca/ca.crt" -CAkey "$directory/authority.key" -CAserial "$directory/authority.srl" -CAcreateserial -out "$place/node.crt"
  rm "$place/node.csr" "$place/extensions"
  if [ "$(id -u)" = 0 ]; then
    chown -R "$SERVER_USER" "$place"
  else
    echo "$place belongs to you: the node reads it as user $SERVER_USER. Give it the files: sudo chown -R $SERVER_USER $place" >&2
  fi
done
# certificates are no secret
chmod 755 "$directory" "$directory/ca"
chmod 644 "$directory"/ca/ca.crt
