"""Walks through a Space's life with huggingface_hub, and prints what it saw as one line of JSON."""

import hashlib
import json
import os
import tempfile
from pathlib import Path

from huggingface_hub import CommitOperationDelete, HfApi, Volume
from huggingface_hub.errors import BucketNotFoundError, EntryNotFoundError, HfHubHTTPError, RepositoryNotFoundError

api = HfApi()
seen = {}
me = api.whoami()["name"]
space = f"{me}/walk"

seen["templates"] = len(api.list_space_templates()) > 10
url = api.create_repo(
    space,
    repo_type="space",
    space_sdk="docker",
    private=True,
    space_hardware="cpu-upgrade",
    space_sleep_time=3600,
    space_secrets=[{"key": "PASSWORD", "value": "planted-secret"}],
    space_variables=[{"key": "LEVEL", "value": "INFO"}],
)
seen["created"] = url.repo_id
api.create_repo(space, repo_type="space", space_sdk="docker", exist_ok=True)
seen["stage_without_app"] = api.get_space_runtime(space).stage

with tempfile.TemporaryDirectory() as folder:
    root = Path(folder)
    large = os.urandom(int(os.environ["LARGE_FILE_BYTES"]))
    (root / "README.md").write_text("---\ntitle: Walk\nsdk: docker\n---\n# Walk\n")
    (root / "Dockerfile").write_text("FROM scratch\n")
    (root / "empty.txt").write_text("")
    (root / "data").mkdir()
    (root / "data" / "großer name.bin").write_bytes(large)
    first = api.upload_folder(repo_id=space, repo_type="space", folder_path=folder)
    again = api.upload_folder(repo_id=space, repo_type="space", folder_path=folder)
    seen["unchanged_upload_keeps_commit"] = api.space_info(space).sha == first.oid

seen["files"] = sorted(api.list_repo_files(space, repo_type="space"))
seen["paths_info"] = [entry.size for entry in api.get_paths_info(space, ["data/großer name.bin"], repo_type="space")]
with tempfile.TemporaryDirectory() as folder:
    snapshot = Path(api.snapshot_download(space, repo_type="space", local_dir=folder))
    downloaded = (snapshot / "data" / "großer name.bin").read_bytes()
    seen["large_file_is_whole"] = hashlib.sha256(downloaded).digest() == hashlib.sha256(large).digest()
    seen["empty_file_size"] = (snapshot / "empty.txt").stat().st_size
api.create_commit(space, [CommitOperationDelete("empty.txt")], repo_type="space", commit_message="delete one")
seen["deleted"] = not api.file_exists(space, "empty.txt", repo_type="space")
try:
    api.hf_hub_download(space, "missing.txt", repo_type="space")
except EntryNotFoundError as error:
    seen["missing_file"] = type(error).__name__
pull_request = api.upload_file(
    path_or_fileobj=b"print()", path_in_repo="app.py", repo_id=space, repo_type="space", create_pr=True
)
seen["pull_request"] = pull_request.pr_num
seen["commits"] = len(api.list_repo_commits(space, repo_type="space"))

runtime = api.wait_for_space(space)
seen["runtime"] = [runtime.stage, runtime.hardware, runtime.requested_hardware, runtime.sleep_time]
api.add_space_secret(space, "TOKEN", "planted-secret", description="for the database")
seen["secrets"] = sorted(api.get_space_secrets(space))
api.delete_space_secret(space, "TOKEN")
seen["variables"] = {key: one.value for key, one in api.add_space_variable(space, "MORE", "2").items()}
seen["variables_after_delete"] = sorted(api.delete_space_variable(space, "MORE"))
seen["hardware"] = api.request_space_hardware(space, "t4-small", sleep_time=7200).requested_hardware
seen["sleep_time"] = api.set_space_sleep_time(space, 60).sleep_time
seen["paused"] = api.pause_space(space).stage
seen["restarted"] = api.restart_space(space, factory_reboot=True).stage
seen["build_log"] = next(iter(api.fetch_space_logs(space, build=True))).strip()

seen["bucket"] = api.create_bucket(f"{me}/data", private=True).bucket_id
seen["bucket_files"] = api.bucket_info(f"{me}/data").total_files
api.set_space_volumes(space, [Volume(type="bucket", source=f"{me}/data", mount_path="/data")])
seen["volumes"] = [volume.mount_path for volume in api.get_space_runtime(space).volumes]
api.delete_space_volumes(space)
api.delete_bucket(f"{me}/data")
try:
    api.bucket_info(f"{me}/data")
except BucketNotFoundError as error:
    seen["bucket_gone"] = type(error).__name__

seen["listed"] = [one.id for one in api.list_spaces(author=me, expand=["runtime", "sha"])]
seen["duplicated"] = api.duplicate_repo(space, f"{me}/copy", repo_type="space", private=True).repo_id
seen["copied_variables"] = sorted(api.get_space_variables(f"{me}/copy"))
seen["copied_secrets"] = sorted(api.get_space_secrets(f"{me}/copy"))
api.update_repo_settings(space, repo_type="space", private=False)
seen["private"] = api.space_info(space).private
api.move_repo(space, f"{me}/walked", repo_type="space")
seen["by_old_name"] = api.space_info(space).id
api.delete_repo(f"{me}/walked", repo_type="space")
try:
    api.space_info(space)
except RepositoryNotFoundError as error:
    seen["gone"] = type(error).__name__
try:
    HfApi(token="hf_wrong").create_repo("x", repo_type="space", space_sdk="static")
except HfHubHTTPError as error:
    seen["wrong_token"] = error.response.status_code
print(json.dumps(seen))
