//! Files are kept once and swept, in a folder and, with the feature `s3-server`, in a bucket of a real S3 server.

#[cfg(feature = "s3-server")]
mod s3_server;

use std::collections::BTreeSet;
use std::fs::File;
use std::path::Path;
use std::time::{Duration, SystemTime};
use store::Error;
use store::blobs::{Blobs, MOST_BYTES};

/// Runs a test in each place where files can be kept, with the folder in which they come to lie.
fn everywhere(test: impl Fn(&Blobs, &Path)) {
    let folder = tempfile::tempdir().expect("a folder");
    test(&Blobs::open(folder.path()).expect("a folder of files"), folder.path());
    #[cfg(feature = "s3-server")]
    {
        let server = s3_server::Server::start();
        let blobs = Blobs::in_bucket(server.bucket()).expect("a bucket");
        test(&blobs, &server.files());
    }
}

#[test]
fn files_are_kept_once_and_orphans_swept() {
    everywhere(|blobs, _| {
        assert_eq!(blobs.all().expect("listed"), BTreeSet::new());
        let first = blobs.put("Thông báo".as_bytes()).expect("kept");
        let second = blobs.put(b"x").expect("kept");
        let empty = blobs.put(b"").expect("kept");
        assert_eq!(blobs.put("Thông báo".as_bytes()).expect("there already"), first);
        assert_eq!(blobs.get(&first).expect("read").as_deref(), Some("Thông báo".as_bytes()));
        assert_eq!(blobs.get(&empty).expect("read").as_deref(), Some(&b""[..]));
        assert_eq!(blobs.get("../../etc/passwd").expect("no hash"), None);
        assert_eq!(blobs.get(&"0".repeat(64)).expect("not there"), None);
        assert_eq!(blobs.sweep(&BTreeSet::from([first.clone()]), later()).expect("swept"), 2);
        assert_eq!(blobs.get(&second).expect("read"), None);
        assert_eq!(blobs.all().expect("listed"), BTreeSet::from([first]));
    });
}

/// A moment behind everything that a test does.
fn later() -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(1 << 40)
}

#[test]
fn what_was_kept_since_a_moment_is_not_swept() {
    everywhere(|blobs, files| {
        let hash = blobs.put(b"of a command on its way").expect("kept");
        let (folder, name) = hash.split_at(2);
        let path = files.join(folder).join(name);
        let an_hour = Duration::from_secs(3600);
        let kept = path.metadata().and_then(|file| file.modified()).expect("a file");
        let old = File::options().append(true).open(&path).expect("a file");
        old.set_modified(kept - 2 * an_hour).expect("as if it had been kept before");
        assert_eq!(blobs.sweep(&BTreeSet::new(), kept - 3 * an_hour).expect("swept"), 0);
        // Somebody else submits the same file: the sweeper who found it old leaves it now.
        assert_eq!(blobs.put(b"of a command on its way").expect("kept again"), hash);
        assert_eq!(blobs.sweep(&BTreeSet::new(), kept - an_hour).expect("swept"), 0);
        assert_eq!(blobs.sweep(&BTreeSet::new(), later()).expect("swept"), 1);
    });
}

#[test]
fn a_changed_file_is_told() {
    everywhere(|blobs, files| {
        let hash = blobs.put(b"x").expect("kept");
        let (folder, name) = hash.split_at(2);
        std::fs::write(files.join(folder).join(name), b"y").expect("changed by hand");
        assert!(matches!(blobs.get(&hash), Err(Error::Damaged(_))));
    });
}

#[test]
fn large_files_are_kept_and_too_large_ones_refused() {
    everywhere(|blobs, _| {
        let large: Vec<u8> = (0..12_000_000_u32).map(|at| at.to_le_bytes()[at as usize % 3]).collect();
        let hash = blobs.put(&large).expect("kept");
        assert_eq!(blobs.get(&hash).expect("read"), Some(large));
        let refused = blobs.put(&vec![0; MOST_BYTES + 1]);
        assert!(matches!(refused, Err(Error::File { .. })));
        assert_eq!(blobs.all().expect("listed").len(), 1);
    });
}

#[cfg(feature = "s3-server")]
#[test]
fn a_bucket_is_let_go_where_nothing_may_wait() {
    let server = s3_server::Server::start();
    let blobs = Blobs::in_bucket(server.bucket()).expect("a bucket");
    blobs.put(b"x").expect("kept");
    // A server that ends does it so.
    let runtime = tokio::runtime::Runtime::new().expect("threads");
    runtime.block_on(async move { drop(blobs) });
}

#[cfg(feature = "s3-server")]
#[test]
fn a_bucket_without_a_key_is_refused_at_once() {
    // The tests have none in their environment.
    let bucket = store::blobs::Bucket { key: None, ..s3_server::Server::start().bucket() };
    let refused = Blobs::in_bucket(bucket);
    assert!(matches!(refused, Err(Error::Open { why, .. }) if why.contains("AWS_ACCESS_KEY_ID")));
}

#[cfg(not(feature = "s3"))]
#[test]
fn a_bucket_is_refused_by_a_program_without_s3() {
    let bucket = store::blobs::Bucket {
        endpoint: "https://s3.example.vn".to_owned(),
        bucket: "dondoc".to_owned(),
        region: "us-east-1".to_owned(),
        prefix: String::new(),
        key: None,
    };
    assert!(matches!(Blobs::in_bucket(bucket), Err(Error::Open { .. })));
}
