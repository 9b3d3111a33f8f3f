"""PubMed's baseline, 1,274 files of 30,000 records each, as CSL-JSON: by a Dask cluster, or by this machine alone.

python pubmed_baseline.py FOLDER OUT [tcp://SCHEDULER:8786]

FOLDER has the .xml.gz files (https://ftp.ncbi.nlm.nih.gov/pubmed/baseline/), and all workers reach both folders under
these names. Without a scheduler, a cluster of the processors of this machine is started.
"""

import sys

from dask.distributed import Client, LocalCluster

import carcite


def main(folder: str, out: str, scheduler: str = "") -> int:
    with Client(scheduler) if scheduler else LocalCluster(threads_per_worker=1).get_client() as client:
        done = carcite.convert_many(
            folder, out, to_format="csljson", from_format="pubmedxml", on_note="ignore", jobs=client.get_executor()
        )
    failed = [conversion for conversion in done if conversion.error]
    for conversion in failed:
        print(f"{conversion.source}: {conversion.error}")
    print(f"{len(done) - len(failed)} of {len(done)} files, {sum(one.count for one in done)} citations")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
