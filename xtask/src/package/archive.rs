//! Archives that are the same bytes wherever they are made: sorted, with one time and one set of rights
//! for all.

use std::io::{Cursor, Write};

use anyhow::{Context, Result};
use flate2::{Compression, GzBuilder};
use zip::{CompressionMethod, DateTime, ZipWriter, write::SimpleFileOptions};

use crate::build::Dist;

/// Readable by all, writable by its owner.
const RIGHTS: u32 = 0o644;
/// Of every file in a tarball, in seconds: npm's own choice, 26 October 1985.
const TIME: u64 = 499_162_500;

/// A zip archive of paths and bytes.
///
/// # Errors
/// Where there are more or longer files than the format holds.
pub fn zip(files: &Dist) -> Result<Vec<u8>> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(9))
        .last_modified_time(DateTime::default())
        .unix_permissions(RIGHTS);
    for (path, bytes) in sorted(files) {
        archive.start_file(path, options).with_context(|| path.clone())?;
        archive.write_all(bytes)?;
    }
    Ok(archive.finish()?.into_inner())
}

/// A gzipped tar archive of paths and bytes.
///
/// # Errors
/// Where a path is longer than the format holds.
pub fn tarball(files: &Dist) -> Result<Vec<u8>> {
    let mut archive =
        tar::Builder::new(GzBuilder::new().mtime(0).write(Vec::new(), Compression::best()));
    for (path, bytes) in sorted(files) {
        let mut header = tar::Header::new_ustar();
        header.set_size(bytes.len() as u64);
        header.set_mode(RIGHTS);
        header.set_mtime(TIME);
        archive.append_data(&mut header, path, bytes.as_slice()).with_context(|| path.clone())?;
    }
    Ok(archive.into_inner()?.finish()?)
}

fn sorted(files: &Dist) -> Vec<&(String, Vec<u8>)> {
    let mut files: Vec<_> = files.iter().collect();
    files.sort();
    files
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    fn files() -> Dist {
        vec![("b/two.txt".into(), b"two".to_vec()), ("a.txt".into(), b"one".repeat(1000))]
    }

    #[test]
    fn a_zip_holds_what_was_put_in_whatever_the_order() {
        let packed = zip(&files()).unwrap();
        assert_eq!(packed, zip(&files().into_iter().rev().collect()).unwrap());
        let mut archive = zip::ZipArchive::new(Cursor::new(packed)).unwrap();
        let names: Vec<_> = archive.file_names().map(str::to_owned).collect();
        assert_eq!(names, ["a.txt", "b/two.txt"]);
        let mut text = String::new();
        archive.by_name("a.txt").unwrap().read_to_string(&mut text).unwrap();
        assert_eq!(text, "one".repeat(1000));
    }

    #[test]
    fn a_tarball_holds_what_was_put_in_whatever_the_order() {
        let packed = tarball(&files()).unwrap();
        assert_eq!(packed, tarball(&files().into_iter().rev().collect()).unwrap());
        let mut archive = tar::Archive::new(flate2::read::GzDecoder::new(packed.as_slice()));
        let read = archive.entries().unwrap().map(|entry| {
            let mut entry = entry.unwrap();
            let mut bytes = Vec::new();
            entry.read_to_end(&mut bytes).unwrap();
            (entry.path().unwrap().to_str().unwrap().to_owned(), bytes)
        });
        let mut expected = files();
        expected.sort();
        assert_eq!(read.collect::<Dist>(), expected);
    }
}
