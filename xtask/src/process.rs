//! Programs that run beside xtask, and end with it: at the latest on Ctrl-C.

use std::{
    collections::{BTreeMap, BTreeSet},
    env, fs,
    path::PathBuf,
    process::{Child, Command},
    sync::{Mutex, Once, PoisonError},
};

use anyhow::{Context, Result};
use rustix::process::{Pid, Signal, kill_process};

/// The programs that run now, for Ctrl-C.
static RUNNING: Mutex<BTreeSet<u32>> = Mutex::new(BTreeSet::new());

/// A program that is killed with everything that it started when this is dropped.
#[derive(Debug)]
pub struct Process {
    /// The program itself.
    pub child: Child,
}

impl Process {
    /// Starts a program.
    ///
    /// # Errors
    /// Where it can't be started.
    pub fn start(command: &mut Command) -> Result<Self> {
        static END_ON_SIGNAL: Once = Once::new();
        END_ON_SIGNAL.call_once(|| {
            // Where somebody else handles signals already, programs still end on drop.
            let _ = ctrlc::set_handler(|| {
                let running = RUNNING.lock().unwrap_or_else(PoisonError::into_inner);
                running.iter().for_each(|&pid| kill_tree(pid));
                std::process::exit(130);
            });
        });
        let child = command.spawn();
        let child = child.with_context(|| format!("can't start {:?}", command.get_program()))?;
        RUNNING.lock().unwrap_or_else(PoisonError::into_inner).insert(child.id());
        Ok(Self { child })
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        RUNNING.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.child.id());
        kill_tree(self.child.id());
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The first of these programs that is on the `PATH`.
pub fn on_path(names: &[&str]) -> Option<PathBuf> {
    let folders: Vec<PathBuf> = env::split_paths(&env::var_os("PATH")?).collect();
    let candidates = names.iter().flat_map(|name| folders.iter().map(move |dir| dir.join(name)));
    candidates.into_iter().find(|path| path.is_file())
}

/// Kills a program and its descendants: a driver that is killed alone leaves its browser behind.
fn kill_tree(pid: u32) {
    let children = children_by_parent();
    let mut doomed = vec![pid];
    let mut next = 0;
    while let Some(parent) = doomed.get(next) {
        doomed.extend(children.get(parent).into_iter().flatten());
        next += 1;
    }
    for pid in doomed {
        if let Some(pid) = i32::try_from(pid).ok().and_then(Pid::from_raw) {
            let _ = kill_process(pid, Signal::KILL);
        }
    }
}

/// Every program's children, from `/proc` or, where there is none, from `ps`.
fn children_by_parent() -> BTreeMap<u32, Vec<u32>> {
    let mut children: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    let mut add = |pid: Option<u32>, parent: Option<u32>| {
        if let (Some(pid), Some(parent)) = (pid, parent) {
            children.entry(parent).or_default().push(pid);
        }
    };
    if let Ok(folder) = fs::read_dir("/proc") {
        for process in folder.flatten() {
            let stat = fs::read_to_string(process.path().join("stat")).unwrap_or_default();
            // "pid (name) state parent …", and a name may hold spaces and brackets.
            let parent = stat.rsplit_once(')').and_then(|(_, rest)| rest.split(' ').nth(2));
            let pid = process.file_name().to_str().and_then(|name| name.parse().ok());
            add(pid, parent.and_then(|parent| parent.parse().ok()));
        }
    } else if let Ok(ps) = Command::new("ps").args(["-A", "-o", "pid=,ppid="]).output() {
        for line in String::from_utf8_lossy(&ps.stdout).lines() {
            let mut numbers = line.split_whitespace().map(|number| number.parse().ok());
            add(numbers.next().flatten(), numbers.next().flatten());
        }
    }
    children
}

#[cfg(test)]
mod tests {
    use std::{
        io::Read,
        process::Stdio,
        time::{Duration, Instant},
    };

    use super::*;

    #[test]
    fn ends_grandchildren_too() {
        let mut shell = Command::new("sh");
        shell.args(["-c", "sleep 60 & sleep 60"]).stdout(Stdio::piped());
        let mut process = Process::start(&mut shell).unwrap();
        std::thread::sleep(Duration::from_millis(200));
        let mut output = process.child.stdout.take().unwrap();
        let start = Instant::now();
        drop(process);
        // The pipe ends when the last of those who hold it has ended.
        output.read_to_end(&mut Vec::new()).unwrap();
        assert!(start.elapsed() < Duration::from_secs(5));
    }
}
