//! What builds on what: the goals of a course as a graph without cycles.

use super::{Objective, Words};
use crate::id::ObjectiveId;
use crate::order;
use std::collections::{BTreeMap, BTreeSet};

/// Goals that build on one another in a circle, in the order of the circle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cycle(pub Vec<ObjectiveId>);

/// The goals of a course with everything each one builds on and leads to.
///
/// Prerequisites that name no goal of the course are left out; [`super::lint`] reports them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GoalGraph {
    needs: BTreeMap<ObjectiveId, Vec<ObjectiveId>>,
    below: BTreeMap<ObjectiveId, BTreeSet<ObjectiveId>>,
    leads_to: BTreeMap<ObjectiveId, Vec<ObjectiveId>>,
}

impl GoalGraph {
    /// Builds the graph, or names the circle that makes it impossible.
    ///
    /// # Errors
    /// [`Cycle`] when some goal, however indirectly, builds on itself.
    pub fn new<W: Words>(objectives: &[Objective<W>]) -> Result<Self, Cycle> {
        let known = order::set_of(objectives.iter().map(|o| &o.id));
        let mut graph =
            Self { needs: BTreeMap::new(), below: BTreeMap::new(), leads_to: BTreeMap::new() };
        for objective in objectives {
            for earlier in objective.builds_on().filter(|id| known.contains(id)) {
                let later = graph.leads_to.entry(earlier.clone()).or_default();
                if !later.contains(&objective.id) {
                    later.push(objective.id.clone());
                }
            }
            let needs = objective.all.iter().filter(|id| known.contains(id)).cloned().collect();
            graph.needs.insert(objective.id.clone(), needs);
        }
        let mut direct = BTreeMap::new();
        for objective in objectives {
            let needs: Vec<_> = objective.builds_on().filter(|id| known.contains(id)).collect();
            direct.insert(&objective.id, needs);
        }
        for objective in objectives {
            graph.visit(&objective.id, &direct, &mut Vec::new())?;
        }
        Ok(graph)
    }

    /// Every goal that `objective` builds on, directly or through others.
    pub fn below(&self, objective: &ObjectiveId) -> impl Iterator<Item = &ObjectiveId> {
        self.below.get(objective).into_iter().flatten()
    }

    /// The goals that directly build on `objective`, in the order of learning.
    pub fn leads_to(&self, objective: &ObjectiveId) -> &[ObjectiveId] {
        self.leads_to.get(objective).map_or(&[], Vec::as_slice)
    }

    /// Whether `objective` cannot be reached without `earlier`, through needed goals alone.
    pub fn needs(&self, objective: &ObjectiveId, earlier: &ObjectiveId) -> bool {
        self.needs.get(objective).is_some_and(|needs| {
            needs.iter().any(|need| need == earlier || self.needs(need, earlier))
        })
    }

    fn visit(
        &mut self,
        objective: &ObjectiveId,
        direct: &BTreeMap<&ObjectiveId, Vec<&ObjectiveId>>,
        path: &mut Vec<ObjectiveId>,
    ) -> Result<(), Cycle> {
        if self.below.contains_key(objective) {
            return Ok(());
        }
        if let Some(start) = path.iter().position(|id| id == objective) {
            return Err(Cycle(path[start..].to_vec()));
        }
        path.push(objective.clone());
        let mut below = BTreeSet::new();
        for earlier in direct.get(objective).into_iter().flatten() {
            self.visit(earlier, direct, path)?;
            below.insert((*earlier).clone());
            below.extend(self.below(earlier).cloned());
        }
        path.pop();
        self.below.insert(objective.clone(), below);
        Ok(())
    }
}
