"""PubMed's baseline, 1,274 files of 30,000 records each, as CSL-JSON: by a Dask cluster, or by this machine alone.

python pubmed_baseline.py FOLDER OUT [tcp://SCHEDULER:8786]

FOLDER has the .xml.gz files (https://ftp.ncbi.nlm.nih.gov/pubmed/baseline/), and all workers reach both folders under
these names. Without a scheduler, a cluster of the processors of this machine is started.
"""

import sys
from pathlib import Path

from dask.distributed import Client

import carcite

if __name__ == "__main__":
    given = dict(enumerate(sys.argv[1:]))
    folder = given.get(0, Path(__file__).parent / "data")
    out = given.get(1, "out/baseline")
    with Client(given[2]) if 2 in given else Client(threads_per_worker=1) as client:
        done = carcite.convert_many(folder, out, to_format="csljson", on_note="ignore", jobs=client.get_executor())
    failed = [conversion for conversion in done if conversion.error]
    for conversion in failed:
        print(f"{conversion.source}: {conversion.error}")
    print(f"{len(done) - len(failed)} of {len(done)} files, {sum(one.count for one in done)} citations")
    if failed:
        sys.exit(1)
