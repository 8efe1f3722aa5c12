"""Makes the vectors beside it with Python's json and the Ed25519 of OpenSSL (package cryptography).

The keys come from fixed words, so that running it again gives the same files. They protect nothing.
"""

import hashlib
import pathlib

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

HERE = pathlib.Path(__file__).parent


def canonical(value):
    """Canonical JSON of OLPC, written independently of the app."""
    if isinstance(value, dict):
        members = (canonical(k) + ":" + canonical(v) for k, v in sorted(value.items()))
        return "{" + ",".join(members) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(canonical, value)) + "]"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def key(word):
    secret = Ed25519PrivateKey.from_private_bytes(hashlib.sha256(word.encode()).digest())
    raw = secret.public_key().public_bytes(
        serialization.Encoding.Raw, serialization.PublicFormat.Raw
    )
    public = {"keytype": "ed25519", "scheme": "ed25519", "keyval": {"public": raw.hex()}}
    return hashlib.sha256(canonical(public).encode()).hexdigest(), public, secret


def write(name, signed, keys):
    payload = canonical(signed).encode()
    signatures = [{"keyid": k[0], "sig": k[2].sign(payload).hex()} for k in keys]
    content = canonical({"signed": signed, "signatures": signatures}).encode()
    (HERE / name).write_bytes(content)
    return {
        "version": signed["version"],
        "length": len(content),
        "hashes": {
            "sha256": hashlib.sha256(content).hexdigest(),
            "sha512": hashlib.sha512(content).hexdigest(),
        },
    }


def common(role, version):
    return {
        "_type": role,
        "spec_version": "1.0.33",
        "version": version,
        "expires": "2050-01-01T00:00:00Z",
    }


def root(version, roles, thresholds):
    return {
        **common("root", version),
        "consistent_snapshot": True,
        "keys": {k[0]: k[1] for keys in roles.values() for k in keys},
        "roles": {
            role: {"keyids": [k[0] for k in keys], "threshold": thresholds.get(role, 1)}
            for role, keys in roles.items()
        },
    }


OLD = [key("root 1"), key("root 2"), key("root 3")]
NEW = [key("root 2"), key("root 4"), key("root 5")]
ROLES = {name: [key(name)] for name in ("timestamp", "snapshot", "targets")}
write("1.root.json", root(1, {"root": OLD, **ROLES}, {"root": 2}), OLD[:2])
write("2.root.json", root(2, {"root": NEW, **ROLES}, {"root": 2}), [OLD[0], OLD[1], NEW[1]])
CONTENT = b"a file\n"
TARGETS = {
    **common("targets", 3),
    "targets": {
        "folder/file.txt": {
            "length": len(CONTENT),
            "hashes": {"sha256": hashlib.sha256(CONTENT).hexdigest()},
            "custom": {
                "quote\"and\\backslash": "\"\\",
                "\u00e4": "\u00e4 \u20ac \U0001d54f",
                "\uffee": 1,
                "\U0001d54f": -5,
                "empty": {},
                "none": [],
                "many": [1, True, False, "x"],
            },
        }
    },
}
SNAPSHOT = {**common("snapshot", 4), "meta": {"targets.json": write("3.targets.json", TARGETS, ROLES["targets"])}}
TIMESTAMP = {**common("timestamp", 5), "meta": {"snapshot.json": write("4.snapshot.json", SNAPSHOT, ROLES["snapshot"])}}
write("timestamp.json", TIMESTAMP, ROLES["timestamp"])
